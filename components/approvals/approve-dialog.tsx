"use client";

import { useMutation } from "@tanstack/react-query";
import { Check, CircleCheck, Scale, TriangleAlert } from "lucide-react";
import { useId, useRef, useState } from "react";
import { ConfirmFrame, type ConfirmReceipt, FormRow } from "@/components/kit/confirm-frame";
import { EffectPreview } from "@/components/kit/effect-preview";
import { AuditLink } from "@/components/kit/lock-receipt";
import { ReceiptList } from "@/components/kit/receipt-list";
import { Time } from "@/components/kit/time";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { TextareaField } from "@/components/ui/textarea-field";
import type { ApprovalDto } from "@/server/accounts/application/dto/approval-dto";
import type { RequestApproved } from "@/server/accounts/application/use-cases/approve-request/approve-request";
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

/** Whom it is about and who asked. */
export function About({ request: { target, requestedBy } }: { request: ApprovalDto }) {
  return (
    <>
      <bdi>{target?.name.text ?? "A new colleague"}</bdi> · asked by <bdi>{requestedBy}</bdi>
    </>
  );
}

function receiptOf(request: ApprovalDto, done: RequestApproved, at: Date, onClose: () => void): ConfirmReceipt {
  const isInEffect = done.state === "APPROVED";
  return {
    title: isInEffect ? "Approved" : "Approved, and not carried out",
    description: (
      <>
        <About request={request} /> · <Time at={at.toISOString()} /> · audit <AuditLink id={done.auditEntryId} />
      </>
    ),
    emblem: <Emblem isInEffect={isInEffect} />,
    body: (
      <ReceiptList
        heading="Outcome"
        afterHeading=""
        steps={
          isInEffect
            ? [
                { key: "effect", state: "done", what: request.effect, after: <Until request={request} /> },
                { key: "sessions", state: "done", what: sessionsText(done.sessionsEnded) },
              ]
            : [{ key: "refused", state: "failed", what: "Nothing took effect.", how: done.because ?? "" }]
        }
      />
    ),
    buttons: (
      <Button tone="primary" onClick={onClose} keys={<Kbd onSolid>Esc</Kbd>}>
        Back to the requests
      </Button>
    ),
  };
}

const Until = ({ request }: { request: ApprovalDto }) =>
  request.effectUntil ? <WithTime value={{ text: "", at: request.effectUntil }} /> : null;

const sessionsText = (count: number): string =>
  count === 0 ? "No session had to end" : `${count} ${count === 1 ? "session" : "sessions"} ended`;

function Emblem({ isInEffect }: { isInEffect: boolean }) {
  const Icon = isInEffect ? CircleCheck : TriangleAlert;
  const look = isInEffect ? "bg-st-active-bg text-st-active-fg" : "bg-warn-bg text-warn-text";
  return (
    <span className={`edged grid size-10 shrink-0 place-items-center rounded-full ${look}`}>
      <Icon aria-hidden="true" className="size-4" />
    </span>
  );
}
