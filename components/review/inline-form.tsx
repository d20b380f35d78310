"use client";

import { type RefObject, useEffect, useState } from "react";
import { DecisionForm } from "@/components/kit/decision-form";
import { ReasonPicker } from "@/components/kit/reason-picker";
import { useIsOnline } from "@/components/ui/offline-banner";
import type { OutcomeDto } from "@/server/accounts/application/dto/review-case-dto";
import type { InlineAnswer, InlineOutcome } from "./inline-answers";

type InlineFormProps = {
  subject: { readonly caseId: string; readonly version: number };
  kind: InlineOutcome;
  outcome: OutcomeDto;
  reasonCode: string | null;
  note: string;
  onChange: (draft: { reasonCode: string | null; note: string }) => void;
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
};

/** The form behind Clear and Verify: a reason, a note if one likes, and what will happen. */
export function InlineForm(props: InlineFormProps) {
  const { subject, kind, outcome, reasonCode, note, onChange, onSend, onCancel, nextName, pickerRef } = props;
  const [problems, setProblems] = useState<{ reason: string | null; other: string | null }>({
    reason: null,
    other: null,
  });
  const isOnline = useIsOnline();
  useEffect(() => void loadRules().catch(() => null), []);
  const submit = async () => {
    const rules = await loadRules().catch(() => null);
    if (rules === null) return setProblems({ reason: null, other: offline });
    const read = rules.readInlineAnswer({ ...subject, outcome: kind, reasonCode, note });
    setProblems({ reason: read.reason, other: read.note ?? (isOnline ? null : offline) });
    if (read.answer && isOnline) onSend(read.answer);
    else if (read.reason) pickerRef.current?.focus();
  };
  return (
    <DecisionForm
      title={words[kind].title}
      reason={
        <ReasonPicker
          ref={pickerRef}
          reasons={outcome.reasons.map((reason) => ({
            ...reason,
            ...(reason.code === outcome.suggested ? { note: "suggested" } : {}),
          }))}
          value={reasonCode}
          onChange={(code) => {
            setProblems({ reason: null, other: null });
            onChange({ reasonCode: code, note });
          }}
          error={problems.reason}
        />
      }
      effects={outcome.effects}
      note={note}
      onNote={(text) => onChange({ reasonCode, note: text })}
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
