"use client";

import { useMutation } from "@tanstack/react-query";
import { Check, Scale } from "lucide-react";
import { useId, useRef, useState } from "react";
import { ConfirmFrame, type ConfirmReceipt, FormRow } from "@/components/kit/confirm-frame";
import { EffectPreview } from "@/components/kit/effect-preview";
import { Time } from "@/components/kit/time";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { TextareaField } from "@/components/ui/textarea-field";
import type { ApprovalDto } from "@/server/accounts/application/dto/approval-dto";
import type { RequestApproved } from "@/server/accounts/application/use-cases/approve-request/approve-request";
import { About, answerReceipt } from "./answer-receipt";
import { WithTime } from "./approval-question";

export type AnswerDialogProps = { request: ApprovalDto; onDecided: () => void; onClose: () => void };

/** `approvals.approve`: what was asked takes effect, decided anew at that moment. Mounted while it is open. */
export function ApproveDialog({ request, onDecided, onClose }: AnswerDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState("");
  const mutation = useMutation(trpc.approvals.approve.mutationOptions({ onSuccess: onDecided }));
  const { phase, answer, refused, send } = useNotedAct<RequestApproved>();
  const stepUp = useStepUp();
  const submit = () =>
    send(stepUp.guard((then) => mutation.mutate({ approvalId: request.id, note: note.trim() }, then)));
  return (
    <ConfirmFrame
      open
      onClose={onClose}
      phase={phase}
      title={`Approve: ${request.type}`}
      description={<About request={request} />}
      submitLabel="Approve"
      busyLabel="Approving"
      submitIcon={<Check aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="primary"
      onSubmit={submit}
      error={refused.sentence}
      isDirty={note.trim() !== ""}
      receipt={answer && receiptOf(request, answer.value, answer.at, onClose)}
      initialFocus={field}
    >
      <FormRow label="What happens">
        <EffectPreview
          label="What happens"
          lines={[
            {
              key: "effect",
              icon: <Scale aria-hidden="true" strokeWidth={1.75} />,
              what: request.effect,
              detail: request.effectUntil ? <Time at={request.effectUntil.toISOString()} /> : null,
            },
          ]}
        />
      </FormRow>
      <TextareaField
        ref={field}
        id={`${id}-note`}
        label="Note"
        labelNote="(optional)"
        layout="beside"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        maxLength={2000}
      />
      {stepUp.dialog}
    </ConfirmFrame>
  );
}

const receiptOf = (request: ApprovalDto, done: RequestApproved, at: Date, onClose: () => void): ConfirmReceipt =>
  answerReceipt({
    request,
    at,
    auditEntryId: done.auditEntryId,
    onClose,
    ...(done.state === "APPROVED"
      ? {
          title: "Approved",
          emblem: "inEffect",
          steps: [
            { key: "effect", state: "done", what: request.effect, after: <Until request={request} /> },
            // A policy ends nobody's.
            ...(request.policy
              ? []
              : [{ key: "sessions", state: "done" as const, what: endedText(request, done.sessionsEnded) }]),
          ],
        }
      : {
          title: "Approved, and not carried out",
          emblem: "failed",
          steps: [{ key: "refused", state: "failed", what: "Nothing took effect.", how: done.because ?? "" }],
        }),
  });

const Until = ({ request }: { request: ApprovalDto }) =>
  request.effectUntil ? <WithTime value={{ text: "", at: request.effectUntil }} /> : null;

/** A cluster is decided after this, account after account: the request says how far it has come. */
const endedText = ({ action }: ApprovalDto, count: number): string =>
  action === "case.decide-cluster"
    ? "Each account is decided now: the request says how far it is"
    : sessionsText(count);

const sessionsText = (count: number): string =>
  count === 0 ? "No session had to end" : `${count} ${count === 1 ? "session" : "sessions"} ended`;
