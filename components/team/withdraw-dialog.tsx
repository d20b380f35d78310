"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { showToast } from "@/components/ui/toast-store";
import { roleName } from "@/server/accounts/application/dto/role-words";
import type { TeamInvitationDto } from "@/server/accounts/application/dto/team-dto";

type WithdrawDialogProps = { invitation: TeamInvitationDto; onClose: () => void; onDone: () => void };

/** `team.withdrawInvitation`: its links are worth nothing from then on. Mounted while it is open. */
export function WithdrawDialog({ invitation, onClose, onDone }: WithdrawDialogProps) {
  const trpc = useTRPC();
  const [problem, setProblem] = useState<string | null>(null);
  const { invitationId, name, role, maskedEmail } = invitation;
  const withdraw = useMutation(
    trpc.team.withdrawInvitation.mutationOptions({
      onSuccess: () => {
        showToast({ message: `The invitation of ${name} is withdrawn.` });
        onDone();
        onClose();
      },
      onError: (error) => setProblem(sentenceOf(error)),
    }),
  );
  return (
    <ConfirmFrame
      open
      title="Withdraw invitation"
      description={
        <>
          <bdi>{name}</bdi> · {maskedEmail} · {roleName(role)}
        </>
      }
      phase={withdraw.isPending ? "submitting" : "composing"}
      submitLabel="Withdraw"
      busyLabel="Withdrawing"
      tone="danger"
      error={problem}
      isDirty={false}
      receipt={null}
      onSubmit={() => withdraw.mutate({ invitationId })}
      onClose={onClose}
    >
      <p>Its links stop working now. You can invite the same person again later, with another approval.</p>
    </ConfirmFrame>
  );
}
