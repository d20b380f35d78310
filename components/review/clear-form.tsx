"use client";

import { type RefObject, useEffect, useState } from "react";
import { DecisionForm } from "@/components/kit/decision-form";
import { ReasonPicker } from "@/components/kit/reason-picker";
import { useIsOnline } from "@/components/ui/offline-banner";
import type { OutcomeDto } from "@/server/accounts/application/dto/review-case-dto";
import type { ClearCaseInput } from "@/server/accounts/application/use-cases/clear-case/clear-case.schema";

type ClearFormProps = {
  subject: { readonly caseId: string; readonly version: number };
  outcome: OutcomeDto;
  reasonCode: string | null;
  note: string;
  onChange: (draft: { reasonCode: string | null; note: string }) => void;
  onSend: (input: ClearCaseInput) => void;
  onCancel: () => void;
  nextName: string | null;
  pickerRef: RefObject<HTMLDivElement | null>;
};

/** The rules come with the form, not with the page. */
const loadRules = () => import("./clear-answers");

const offline = "You are offline. Your draft is kept; send it once the connection is back.";

/** The form behind Clear: a reason, a note if one likes, and what will happen. */
export function ClearForm(props: ClearFormProps) {
  const { subject, outcome, reasonCode, note, onChange, onSend, onCancel, nextName, pickerRef } = props;
  const [problems, setProblems] = useState<{ reason: string | null; other: string | null }>({
    reason: null,
    other: null,
  });
  const isOnline = useIsOnline();
  useEffect(() => void loadRules().catch(() => null), []);
  const submit = async () => {
    const rules = await loadRules().catch(() => null);
    if (rules === null) return setProblems({ reason: null, other: offline });
    const read = rules.readClearAnswers({ ...subject, reasonCode, note });
    setProblems({ reason: read.reason, other: read.note ?? (isOnline ? null : offline) });
    if (read.input && isOnline) onSend(read.input);
    else if (read.reason) pickerRef.current?.focus();
  };
  return (
    <DecisionForm
      title="Clear flag"
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
      submitLabel="Clear flag"
      busyLabel="Clearing"
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
