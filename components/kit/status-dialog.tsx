"use client";

import { Ban, CirclePause, CirclePlay } from "lucide-react";
import { useId, useRef, useState } from "react";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import type { StatusAsked } from "@/server/accounts/application/use-cases/change-status/ask-status-within";
import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import type { ActedOn } from "./act-receipt";
import { ConfirmFrame, type ConfirmPhase } from "./confirm-frame";
import { IdText } from "./id-text";
import type { AfterLock } from "./lock-receipt";
import { StatusEffects } from "./status-effects";
import type { StatusDraft, StatusProblems } from "./status-order";
import { statusReceipt } from "./status-receipt";

type ReadStatus<Input> = { readonly input: Input } | { readonly problems: StatusProblems };

type StatusDialogProps<Input> = {
  account: ActedOn & { readonly liveSessions: number; readonly isLocked: boolean };
  to: AccountStatus;
  reasons: readonly { readonly value: string; readonly label: string }[];
  draft: StatusDraft;
  onDraft: (draft: StatusDraft) => void;
  /** What is sent, by the rules that the server checks again. */
  read: (draft: StatusDraft) => ReadStatus<Input>;
  onSend: (input: Input) => void;
  phase: ConfirmPhase;
  refused: { readonly note: string | null; readonly sentence: string | null };
  answer: { readonly value: StatusAsked; readonly at: Date } | null;
  onClose: () => void;
  /** Where one goes on from the receipt; back to the account when left out. */
  next?: AfterLock;
};

const icon = { "aria-hidden": true, className: "size-4", strokeWidth: 1.75 } as const;

const looks = {
  SUSPENDED: { title: "Suspend account", icon: <CirclePause {...icon} />, tone: "danger" },
  ACTIVE: { title: "Activate account", icon: <CirclePlay {...icon} />, tone: "primary" },
  DISABLED: { title: "Disable account", icon: <Ban {...icon} />, tone: "danger" },
} as const;

/** Asks another lead to suspend, activate or disable. Mounted while it is open. */
export function StatusDialog<Input>(props: StatusDialogProps<Input>) {
  const { account, to, draft, answer, refused, onClose, next } = props;
  const [found, setFound] = useState<StatusProblems>({});
  const reason = useRef<HTMLSelectElement>(null);
  const submit = () => {
    const read = props.read(draft);
    setFound("input" in read ? {} : read.problems);
    if ("input" in read) props.onSend(read.input);
  };
  const look = looks[to];
  return (
    <ConfirmFrame
      open
      onClose={onClose}
      phase={props.phase}
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
      error={refused.sentence}
      isDirty={draft.note.trim() !== ""}
      receipt={answer && statusReceipt({ account, to, asked: answer.value, at: answer.at, onClose, next })}
      initialFocus={reason}
    >
      <StatusFields {...props} problems={refused.note ? { ...found, note: refused.note } : found} reasonRef={reason} />
    </ConfirmFrame>
  );
}

const submitText = (to: AccountStatus, isLocked: boolean): string => {
  if (to === "ACTIVE") return "Ask to activate";
  if (to === "DISABLED") return "Ask to disable for good";
  return isLocked ? "Ask to suspend" : "Lock for 24 h, ask to suspend";
};

type StatusFieldsProps = Pick<StatusDialogProps<never>, "account" | "to" | "reasons" | "draft" | "onDraft"> & {
  problems: StatusProblems;
  reasonRef: React.RefObject<HTMLSelectElement | null>;
};

function StatusFields({ to, account, reasons, draft, onDraft, problems, reasonRef }: StatusFieldsProps) {
  const id = useId();
  return (
    <>
      <SelectField
        ref={reasonRef}
        id={`${id}-reason`}
        label="Reason"
        layout="beside"
        placeholder="Choose a reason"
        options={reasons}
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
