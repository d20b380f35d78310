"use client";

import { useMutation } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { type ActedOn, actReceipt } from "@/components/kit/act-receipt";
import { FormRow } from "@/components/kit/confirm-frame";
import { EffectPreview } from "@/components/kit/effect-preview";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { NoteDialog } from "./note-dialog";

type EndSessionsDialogProps = {
  account: ActedOn;
  /** How many are live as far as this page knows. */
  live: number;
  /** Only this one, by id and device; all of them when absent. */
  only?: { readonly sessionId: string; readonly deviceName: string } | undefined;
  onClose: () => void;
  onDone: () => void;
};

const sessions = (count: number): string => `${count} ${count === 1 ? "session" : "sessions"}`;

/** `accounts.endSessions`: signs an account out, everywhere or on one device. Mounted while it is open. */
export function EndSessionsDialog({ account, live, only, onClose, onDone }: EndSessionsDialogProps) {
  const trpc = useTRPC();
  const mutation = useMutation(trpc.accounts.endSessions.mutationOptions({ onSuccess: onDone }));
  const act = useNotedAct<{ readonly auditEntryId: string; readonly ended: number }>();
  const count = only ? 1 : live;
  return (
    <NoteDialog
      title={only ? "End session" : "End sessions"}
      account={account}
      remark="takes effect at once"
      submitLabel={only ? "End this session" : `End ${sessions(count)}`}
      busyLabel="Ending"
      submitIcon={<LogOut aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="danger"
      phase={act.phase}
      refused={act.refused}
      onSubmit={(note) =>
        act.send((then) =>
          mutation.mutate({ accountId: account.id, note, ...(only ? { sessionIds: [only.sessionId] } : {}) }, then),
        )
      }
      onClose={onClose}
      receipt={
        act.answer &&
        actReceipt({
          title: `${sessions(act.answer.value.ended)} ended`,
          account,
          at: act.answer.at,
          auditEntryId: act.answer.value.auditEntryId,
          steps: [
            { key: "ended", state: "done", what: "Every further request is refused", how: "from the next one on" },
          ],
          onClose,
        })
      }
    >
      <FormRow label="What happens">
        <EffectPreview
          label="What happens"
          lines={[
            {
              key: "end",
              icon: <LogOut aria-hidden="true" strokeWidth={1.75} />,
              what: `${sessions(count)} ${count === 1 ? "ends" : "end"} now`,
              detail: only ? only.deviceName : "The customer can sign in again",
            },
          ]}
        />
      </FormRow>
    </NoteDialog>
  );
}
