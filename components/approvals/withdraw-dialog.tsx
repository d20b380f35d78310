"use client";

import { useMutation } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import type { ReceiptStep } from "@/components/kit/receipt-list";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import type { RequestWithdrawn } from "@/server/accounts/application/use-cases/withdraw-request/withdraw-request";
import { About, answerReceipt } from "./answer-receipt";
import type { AnswerDialogProps } from "./approve-dialog";

/** `approvals.withdraw`: whoever asked takes the question back. Mounted while it is open. */
export function WithdrawDialog({ request, onDecided, onClose }: AnswerDialogProps) {
  const trpc = useTRPC();
  const mutation = useMutation(trpc.approvals.withdraw.mutationOptions({ onSuccess: onDecided }));
  const { phase, answer, refused, send } = useNotedAct<RequestWithdrawn>();
  return (
    <ConfirmFrame
      open
      onClose={onClose}
      phase={phase}
      title={`Withdraw: ${request.type}`}
      description={<About request={request} />}
      submitLabel="Withdraw"
      busyLabel="Withdrawing"
      submitIcon={<Undo2 aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="primary"
      onSubmit={() => send((then) => mutation.mutate({ approvalId: request.id }, then))}
      error={refused.sentence}
      isDirty={false}
      receipt={
        answer &&
        answerReceipt({
          title: "Withdrawn",
          request,
          at: answer.at,
          auditEntryId: answer.value.auditEntryId,
          emblem: "noEffect",
          steps: stepsOf(answer.value),
          onClose,
        })
      }
    >
      <p>
        Nothing takes effect. A lock put there only until an answer is lifted, and the case it came from comes back.
      </p>
    </ConfirmFrame>
  );
}

const stepsOf = ({ takenBack }: RequestWithdrawn): readonly ReceiptStep[] => [
  { key: "over", state: "done", what: "Nothing took effect", how: "and nobody can approve it now" },
  ...(takenBack ? [{ key: "back", state: "done" as const, what: backWords[takenBack] }] : []),
];

const backWords = {
  LOCK: "The lock that came with it is lifted",
  LOCKS: "The locks that came with it are being lifted",
  INVITATION: "The invitation is withdrawn",
  CASE: "Its case is back in the queue",
} as const;
