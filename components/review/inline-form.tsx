"use client";

import { type RefObject, useEffect, useState } from "react";
import { DecisionForm } from "@/components/kit/decision-form";
import { ReasonPicker } from "@/components/kit/reason-picker";
import { useIsOnline } from "@/components/ui/offline-banner";
import type { OutcomeDto } from "@/server/accounts/application/dto/review-case-dto";
import type { InlineAnswer, InlineEntries, InlineOutcome } from "./inline-answers";
import { LimitFields } from "./limit-fields";

type InlineFormProps = {
  subject: { readonly caseId: string; readonly version: number };
  kind: InlineOutcome;
  outcome: OutcomeDto;
  entries: InlineEntries;
  onChange: (entries: InlineEntries) => void;
  onSend: (answer: InlineAnswer) => void;
  onCancel: () => void;
  nextName: string | null;
  pickerRef: RefObject<HTMLDivElement | null>;
};

/** The rules come with the form, not with the page. */
const loadRules = () => import("./inline-answers");

const offline = "You are offline. Your draft is kept; send it once the connection is back.";

const words: Readonly<Record<InlineOutcome, { readonly title: string; readonly busy: string }>> = {
  CLEAR: { title: "Clear flag", busy: "Clearing" },
  VERIFY: { title: "Ask the holder", busy: "Asking" },
  LIMIT: { title: "Limit outputs", busy: "Limiting" },
};

/** The form behind Clear, Verify and Limit: a reason, a note, and what will happen. */
export function InlineForm(props: InlineFormProps) {
  const { subject, kind, outcome, entries, onChange, onSend, onCancel, nextName, pickerRef } = props;
  const [problems, setProblems] = useState<{ reason: string | null; other: string | null }>({
    reason: null,
    other: null,
  });
  const isOnline = useIsOnline();
  useEffect(() => void loadRules().catch(() => null), []);
  const submit = async () => {
    const rules = await loadRules().catch(() => null);
    if (rules === null) return setProblems({ reason: null, other: offline });
    const read = rules.readInlineAnswer(kind, subject, entries);
    setProblems({ reason: read.reason, other: read.other ?? (isOnline ? null : offline) });
    if (read.answer && isOnline) onSend(read.answer);
    else if (read.reason) pickerRef.current?.focus();
  };
  return (
    <DecisionForm
      title={words[kind].title}
      reason={
        <div className="grid content-start gap-3">
          <ReasonPicker
            ref={pickerRef}
            reasons={outcome.reasons.map((reason) => ({
              ...reason,
              ...(reason.code === outcome.suggested ? { note: "suggested" } : {}),
            }))}
            value={entries.reasonCode}
            onChange={(code) => {
              setProblems({ reason: null, other: null });
              onChange({ ...entries, reasonCode: code });
            }}
            error={problems.reason}
          />
          {kind === "LIMIT" ? <LimitFields entries={entries} onChange={onChange} /> : null}
        </div>
      }
      effects={outcome.effects}
      note={entries.note}
      onNote={(note) => onChange({ ...entries, note })}
      noteIsRequired={outcome.noteRequired}
      error={problems.other}
      submitLabel={words[kind].title}
      busyLabel={words[kind].busy}
      isBusy={false}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      next={
        nextName ? (
          <>
            Next: <bdi>{nextName}</bdi>
          </>
        ) : null
      }
    />
  );
}
