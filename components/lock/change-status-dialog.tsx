"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ActedOn } from "@/components/kit/act-receipt";
import { StatusDialog } from "@/components/kit/status-dialog";
import { emptyStatusDraft, readStatusDraft, statusReasons } from "@/components/kit/status-order";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import type { StatusAsked } from "@/server/accounts/application/use-cases/change-status/ask-status-within";
import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";

type ChangeStatusDialogProps = {
  account: ActedOn & { readonly liveSessions: number; readonly isLocked: boolean };
  to: AccountStatus;
  onClose: () => void;
  onDone: () => void;
};

/** `accounts.changeStatus`: asks another lead to suspend, activate or disable. Mounted while it is open. */
export function ChangeStatusDialog({ account, to, onClose, onDone }: ChangeStatusDialogProps) {
  const trpc = useTRPC();
  const [draft, setDraft] = useState(emptyStatusDraft);
  const mutation = useMutation(trpc.accounts.changeStatus.mutationOptions({ onSuccess: onDone }));
  const { send, ...act } = useNotedAct<StatusAsked>();
  return (
    <StatusDialog
      {...act}
      account={account}
      to={to}
      reasons={statusReasons(to)}
      draft={draft}
      onDraft={setDraft}
      read={(entered) => readStatusDraft(account.id, to, entered)}
      onSend={(input) => send((then) => mutation.mutate(input, then))}
      onClose={onClose}
    />
  );
}
