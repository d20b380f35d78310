"use client";

import "@/components/kit/schemas-without-eval";
import { useMutation } from "@tanstack/react-query";
import { Ban, CirclePause, CirclePlay } from "lucide-react";
import { useId, useRef, useState } from "react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { IdText } from "@/components/kit/id-text";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import type { StatusAsked } from "@/server/accounts/application/use-cases/change-status/change-status";
import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import type { ActedOn } from "./lock-account-dialog";
import { StatusEffects } from "./status-effects";
import { emptyStatusDraft, readStatusDraft, type StatusProblems, statusReasons } from "./status-order";
import { statusReceipt } from "./status-receipt";
import { useNotedAct } from "./use-noted-act";

type ChangeStatusDialogProps = {
  account: ActedOn & { readonly liveSessions: number; readonly isLocked: boolean };
  to: AccountStatus;
  onClose: () => void;
  onDone: () => void;
};

const icon = { "aria-hidden": true, className: "size-4", strokeWidth: 1.75 } as const;

const looks = {
  SUSPENDED: { title: "Suspend account", icon: <CirclePause {...icon} />, tone: "danger" },
  ACTIVE: { title: "Activate account", icon: <CirclePlay {...icon} />, tone: "primary" },
  DISABLED: { title: "Disable account", icon: <Ban {...icon} />, tone: "danger" },
} as const;

/** `accounts.changeStatus`: asks another lead to suspend, activate or disable. Mounted while it is open. */
export function ChangeStatusDialog({ account, to, onClose, onDone }: ChangeStatusDialogProps) {
  const trpc = useTRPC();
  const [draft, setDraft] = useState(emptyStatusDraft);
  const [found, setFound] = useState<StatusProblems>({});
  const reason = useRef<HTMLSelectElement>(null);
  const mutation = useMutation(trpc.accounts.changeStatus.mutationOptions({ onSuccess: onDone }));
  const act = useNotedAct<StatusAsked>();
  const submit = () => {
    const read = readStatusDraft(account.id, to, draft);
    setFound("input" in read ? {} : read.problems);
    if ("input" in read) act.send((then) => mutation.mutate(read.input, then));
  };
  const look = looks[to];
  return (
    <ConfirmFrame
      open
      onClose={onClose}
      phase={act.phase}
      title={look.title}
      description={
        <>
          <bdi>{account.name}</bdi> · <IdText value={account.id} name="account id" canCopy={false} /> · takes effect
          when another lead agrees
        </>
      }
      submitLabel={submitText(to, account.isLocked)}
      busyLabel="Asking"
      submitIcon={look.icon}
      tone={look.tone}
      onSubmit={submit}
      error={act.refused.sentence}
      isDirty={draft.note.trim() !== ""}
      receipt={act.answer && statusReceipt({ account, to, asked: act.answer.value, at: act.answer.at, onClose })}
      initialFocus={reason}
    >
      <StatusFields
        to={to}
        account={account}
        draft={draft}
        onDraft={setDraft}
        problems={{ ...found, ...(act.refused.note ? { note: act.refused.note } : {}) }}
        reasonRef={reason}
      />
    </ConfirmFrame>
  );
}

const submitText = (to: AccountStatus, isLocked: boolean): string => {
  if (to === "ACTIVE") return "Ask to activate";
  if (to === "DISABLED") return "Ask to disable for good";
  return isLocked ? "Ask to suspend" : "Lock for 24 h, ask to suspend";
};

type StatusFieldsProps = Pick<ChangeStatusDialogProps, "account" | "to"> & {
  draft: ReturnType<typeof emptyStatusDraft>;
  onDraft: (draft: ReturnType<typeof emptyStatusDraft>) => void;
  problems: StatusProblems;
  reasonRef: React.RefObject<HTMLSelectElement | null>;
};

function StatusFields({ to, account, draft, onDraft, problems, reasonRef }: StatusFieldsProps) {
  const id = useId();
  return (
    <>
      <SelectField
        ref={reasonRef}
        id={`${id}-reason`}
        label="Reason"
        layout="beside"
        placeholder="Choose a reason"
        options={statusReasons(to)}
        value={draft.reasonCode}
        onChange={(event) => onDraft({ ...draft, reasonCode: event.target.value })}
        error={problems.reasonCode}
        required
      />
      <StatusEffects to={to} account={account} />
      {to === "DISABLED" ? (
        <TextField
          id={`${id}-id`}
          label="Last 4 of the id"
          layout="beside"
          hint={`Type ${account.id.slice(-4)}: nothing leaves Disabled again.`}
          value={draft.lastFour}
          onChange={(event) => onDraft({ ...draft, lastFour: event.target.value })}
          error={problems.lastFour}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      ) : null}
      <TextareaField
        id={`${id}-note`}
        label="Note"
        labelNote="(staff)"
        layout="beside"
        value={draft.note}
        onChange={(event) => onDraft({ ...draft, note: event.target.value })}
        error={problems.note}
        required
      />
    </>
  );
}
