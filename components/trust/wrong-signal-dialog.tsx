"use client";

import "@/components/kit/schemas-without-eval";
import { useMutation } from "@tanstack/react-query";
import { Flag } from "lucide-react";
import { useId, useRef, useState } from "react";
import { type ActedOn, actReceipt } from "@/components/kit/act-receipt";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import type { EvidenceDto } from "@/server/accounts/application/dto/evidence-dto";
import type { TakeBackAsked } from "@/server/accounts/application/use-cases/take-back-signal/take-back-signal";
import { takeBackSignalSchema } from "@/server/accounts/application/use-cases/take-back-signal/take-back-signal.schema";
import { askedSteps, ReasonAndNote } from "./asked-of-lead";
import { overrideReasons } from "./override-order";

type WrongSignalDialogProps = { account: ActedOn; signal: EvidenceDto; onClose: () => void };

const reasons = overrideReasons.filter(({ value }) =>
  ["EVIDENCE_WRONG", "VERIFIED_OFFLINE", "APPEAL_UPHELD"].includes(value),
);

/** `trust.takeBackSignal`: asks another lead to take a wrong signal back. Mounted while it is open. */
export function WrongSignalDialog({ account, signal, onClose }: WrongSignalDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const first = useRef<HTMLSelectElement>(null);
  const [reasonCode, setReasonCode] = useState("");
  const [note, setNote] = useState("");
  const [found, setFound] = useState<{ reasonCode?: string; note?: string }>({});
  const mutation = useMutation(trpc.trust.takeBackSignal.mutationOptions());
  const act = useNotedAct<TakeBackAsked>();
  const submit = () => {
    const { id: signalId, recordedAt } = signal;
    const read = takeBackSignalSchema.safeParse({ accountId: account.id, signalId, recordedAt, reasonCode, note });
    const problemOf = (field: string) => read.error?.issues.find(({ path }) => path[0] === field)?.message;
    const [reasonProblem, noteProblem] = [problemOf("reasonCode"), problemOf("note")];
    setFound({
      ...(reasonProblem ? { reasonCode: reasonProblem } : {}),
      ...(noteProblem ? { note: noteProblem } : {}),
    });
    if (read.success) act.send((then) => mutation.mutate(read.data, then));
  };
  return (
    <ConfirmFrame
      open
      onClose={onClose}
      phase={act.phase}
      title="Report this signal as wrong"
      description={
        <>
          <bdi>{signal.words}</bdi> · {signal.inputLabel}
        </>
      }
      submitLabel="Ask to take it back"
      busyLabel="Asking"
      submitIcon={<Flag aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="primary"
      onSubmit={submit}
      error={act.refused.sentence}
      isDirty={note.trim() !== ""}
      initialFocus={first}
      receipt={act.answer && receiptOf(account, act.answer, onClose)}
    >
      <p>
        Another lead decides. Once they agree it counts no more, as if it had never been told; it stays in the history,
        taken back.
      </p>
      <ReasonAndNote
        id={id}
        reasons={reasons}
        reasonCode={reasonCode}
        onReason={setReasonCode}
        note={note}
        onNote={setNote}
        problems={act.refused.note && !found.note ? { ...found, note: act.refused.note } : found}
        reasonRef={first}
      />
    </ConfirmFrame>
  );
}

type Answer = { readonly value: TakeBackAsked; readonly at: Date };

const receiptOf = (account: ActedOn, { value, at }: Answer, onClose: () => void) =>
  actReceipt({
    title: "Report sent",
    account,
    at,
    auditEntryId: value.auditEntryId,
    steps: askedSteps(value.expiresAt),
    onClose,
  });
