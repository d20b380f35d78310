"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleCheck, X } from "lucide-react";
import { ConfirmFrame, type ConfirmReceipt } from "@/components/kit/confirm-frame";
import { AuditLink } from "@/components/kit/lock-receipt";
import { NoteField, useNote } from "@/components/kit/note-field";
import { ReceiptList } from "@/components/kit/receipt-list";
import { Time } from "@/components/kit/time";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { ApprovalDto } from "@/server/accounts/application/dto/approval-dto";
import type { RequestDeclined } from "@/server/accounts/application/use-cases/decline-request/decline-request";
import { About, type AnswerDialogProps } from "./approve-dialog";

/** `approvals.decline`: nothing takes effect, and whoever asked reads why. Mounted while it is open. */
export function DeclineDialog({ request, onDecided, onClose }: AnswerDialogProps) {
  const trpc = useTRPC();
  const note = useNote();
  const mutation = useMutation(trpc.approvals.decline.mutationOptions({ onSuccess: onDecided }));
  const { phase, answer, refused, send } = useNotedAct<RequestDeclined>();
  const submit = () => {
    const words = note.read();
    if (words !== null) send((then) => mutation.mutate({ approvalId: request.id, note: words }, then));
  };
  return (
    <ConfirmFrame
      open
      onClose={onClose}
      phase={phase}
      title={`Decline: ${request.type}`}
      description={<About request={request} />}
      submitLabel="Decline"
      busyLabel="Declining"
      submitIcon={<X aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="primary"
      onSubmit={submit}
      error={refused.sentence}
      isDirty={note.isDirty}
      receipt={answer && receiptOf(request, answer.value, answer.at, onClose)}
      initialFocus={note.field}
    >
      <p>Nothing takes effect. A lock put there only until this answer is lifted.</p>
      <NoteField note={note} refused={refused.note} />
    </ConfirmFrame>
  );
}

function receiptOf(request: ApprovalDto, done: RequestDeclined, at: Date, onClose: () => void): ConfirmReceipt {
  return {
    title: "Declined",
    description: (
      <>
        <About request={request} /> · <Time at={at.toISOString()} /> · audit <AuditLink id={done.auditEntryId} />
      </>
    ),
    emblem: (
      <span className="edged grid size-10 shrink-0 place-items-center rounded-full bg-sunken text-muted-fg">
        <CircleCheck aria-hidden="true" className="size-4" />
      </span>
    ),
    body: (
      <ReceiptList
        heading="Outcome"
        afterHeading=""
        steps={[{ key: "declined", state: "done", what: "Nothing took effect", how: "and nobody can approve it now" }]}
      />
    ),
    buttons: (
      <Button tone="primary" onClick={onClose} keys={<Kbd onSolid>Esc</Kbd>}>
        Back to the requests
      </Button>
    ),
  };
}
