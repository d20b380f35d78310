"use client";

import { useMutation } from "@tanstack/react-query";
import { LockOpen, LogIn, LogOut } from "lucide-react";
import { type ActedOn, actReceipt } from "@/components/kit/act-receipt";
import { FormRow } from "@/components/kit/confirm-frame";
import { EffectPreview } from "@/components/kit/effect-preview";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { NoteDialog } from "./note-dialog";

type UnlockAccountDialogProps = { account: ActedOn; onClose: () => void; onDone: () => void };

const icon = { "aria-hidden": true, strokeWidth: 1.75 } as const;

/** `accounts.unlock`: ends a lock before its time. Mounted while it is open. */
export function UnlockAccountDialog({ account, onClose, onDone }: UnlockAccountDialogProps) {
  const trpc = useTRPC();
  const mutation = useMutation(trpc.accounts.unlock.mutationOptions({ onSuccess: onDone }));
  const act = useNotedAct<{ readonly auditEntryId: string }>();
  return (
    <NoteDialog
      title="Unlock account"
      account={account}
      remark="takes effect at once"
      submitLabel="Unlock account"
      busyLabel="Unlocking"
      submitIcon={<LockOpen aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="primary"
      phase={act.phase}
      refused={act.refused}
      onSubmit={(note) => act.send((then) => mutation.mutate({ accountId: account.id, note }, then))}
      onClose={onClose}
      receipt={
        act.answer &&
        actReceipt({
          title: "Unlocked",
          account,
          at: act.answer.at,
          auditEntryId: act.answer.value.auditEntryId,
          steps: [{ key: "saved", state: "done", what: "Lock ended", how: "in one write with its audit entry" }],
          onClose,
        })
      }
    >
      <FormRow label="What happens">
        <EffectPreview
          label="What happens"
          lines={[
            { key: "sign-in", icon: <LogIn {...icon} />, what: "The customer can sign in and act again" },
            { key: "sessions", icon: <LogOut {...icon} />, what: "Sessions that the lock ended stay ended" },
          ]}
        />
      </FormRow>
    </NoteDialog>
  );
}
