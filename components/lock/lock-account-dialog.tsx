"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ActedOn } from "@/components/kit/act-receipt";
import { LockDialog } from "@/components/kit/lock-dialog";
import { emptyLockDraft } from "@/components/kit/lock-order";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useLocking, useLockPreview } from "@/components/trpc/use-locking";
import { reasonWords } from "./reason-words";

type LockAccountDialogProps = { account: ActedOn; onClose: () => void; onDone: () => void };

/** `accounts.lock`: locks an account from its own page and shows the proof. Mounted while it is open. */
export function LockAccountDialog({ account, onClose, onDone }: LockAccountDialogProps) {
  const trpc = useTRPC();
  const preview = useLockPreview(account.id);
  const [draft, setDraft] = useState(() => emptyLockDraft(null));
  const mutation = useMutation(trpc.accounts.lock.mutationOptions({ onSuccess: onDone }));
  const locking = useLocking({
    mutate: (answers, then) => mutation.mutate({ accountId: account.id, ...answers }, then),
  });
  return (
    <LockDialog
      account={account}
      reasons={preview.data?.reasons ?? reasonWords}
      preview={preview}
      draft={draft}
      onDraft={setDraft}
      phase={locking.phase}
      refused={locking.refused}
      onLock={locking.lock}
      onClose={onClose}
      proof={locking.proof}
      next={{ label: "Back to the account", run: onClose }}
    />
  );
}
