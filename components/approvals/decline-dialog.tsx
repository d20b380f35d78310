"use client";

import { useMutation } from "@tanstack/react-query";
import { X } from "lucide-react";
import { ConfirmFrame, type ConfirmReceipt } from "@/components/kit/confirm-frame";
import { NoteField, useNote } from "@/components/kit/note-field";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import type { ApprovalDto } from "@/server/accounts/application/dto/approval-dto";
import type { RequestDeclined } from "@/server/accounts/application/use-cases/decline-request/decline-request";
import { About, answerReceipt } from "./answer-receipt";
import type { AnswerDialogProps } from "./approve-dialog";

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

const receiptOf = (request: ApprovalDto, done: RequestDeclined, at: Date, onClose: () => void): ConfirmReceipt =>
  answerReceipt({
    title: "Declined",
    request,
    at,
    auditEntryId: done.auditEntryId,
    emblem: "noEffect",
    steps: [{ key: "declined", state: "done", what: "Nothing took effect", how: "and nobody can approve it now" }],
    onClose,
  });
