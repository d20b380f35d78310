"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleCheck, Undo2 } from "lucide-react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { AuditLink } from "@/components/kit/lock-receipt";
import { ReceiptList } from "@/components/kit/receipt-list";
import { Time } from "@/components/kit/time";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { RequestWithdrawn } from "@/server/accounts/application/use-cases/withdraw-request/withdraw-request";
import { About, type AnswerDialogProps } from "./approve-dialog";

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
        answer && {
          title: "Withdrawn",
          description: (
            <>
              <About request={request} /> · <Time at={answer.at.toISOString()} /> · audit{" "}
              <AuditLink id={answer.value.auditEntryId} />
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
              steps={[
                { key: "over", state: "done", what: "Nothing took effect", how: "and nobody can approve it now" },
                ...(answer.value.takenBack
                  ? [{ key: "back", state: "done" as const, what: backWords[answer.value.takenBack] }]
                  : []),
              ]}
            />
          ),
          buttons: (
            <Button tone="primary" onClick={onClose} keys={<Kbd onSolid>Esc</Kbd>}>
              Back to the requests
            </Button>
          ),
        }
      }
    >
      <p>
        Nothing takes effect. A lock put there only until an answer is lifted, and the case it came from comes back.
      </p>
    </ConfirmFrame>
  );
}

const backWords = {
  LOCK: "The lock that came with it is lifted",
  INVITATION: "The invitation is withdrawn",
  CASE: "Its case is back in the queue",
} as const;
