"use client";

import { useMutation } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import { useId, useRef, useState } from "react";
import { type ActedOn, actReceipt } from "@/components/kit/act-receipt";
import { ConfirmFrame, FormRow } from "@/components/kit/confirm-frame";
import { IdText } from "@/components/kit/id-text";
import { absoluteText, defaultTimeZone } from "@/components/kit/time-text";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { Segmented } from "@/components/ui/segmented";
import { TextField } from "@/components/ui/text-field";
import type { OverrideAsked } from "@/server/accounts/application/use-cases/override-trust/override-trust";
import { askedSteps, ReasonAndNote } from "./asked-of-lead";
import { emptyOverrideDraft, type OverrideDraft, type OverrideProblems, readOverrideDraft } from "./override-order";

type OverrideDialogProps = { account: ActedOn; onClose: () => void; onDone: () => void };

const kinds = [
  { value: "FLOOR", label: "At least" },
  { value: "CEILING", label: "At most" },
] as const;

/** `trust.override`: asks another lead to put a floor or a ceiling on the score. Mounted while it is open. */
export function OverrideDialog({ account, onClose, onDone }: OverrideDialogProps) {
  const trpc = useTRPC();
  const [draft, setDraft] = useState(emptyOverrideDraft);
  const [found, setFound] = useState<OverrideProblems>({});
  const mutation = useMutation(trpc.trust.override.mutationOptions({ onSuccess: onDone }));
  const act = useNotedAct<OverrideAsked>();
  const first = useRef<HTMLInputElement>(null);
  const submit = () => {
    const read = readOverrideDraft(account.id, draft);
    setFound("input" in read ? {} : read.problems);
    if ("input" in read) act.send((then) => mutation.mutate(read.input, then));
  };
  const problems = act.refused.note ? { ...found, note: act.refused.note } : found;
  return (
    <ConfirmFrame
      open
      onClose={onClose}
      phase={act.phase}
      title="Override standing"
      description={
        <>
          <bdi>{account.name}</bdi> · <IdText value={account.id} name="account id" canCopy={false} /> · takes effect
          when another lead agrees
        </>
      }
      submitLabel="Ask for the override"
      busyLabel="Asking"
      submitIcon={<Scale aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="primary"
      onSubmit={submit}
      error={act.refused.sentence}
      isDirty={draft.note.trim() !== "" || draft.points.trim() !== ""}
      initialFocus={first}
      receipt={act.answer && receiptOf(account, act.answer, onClose)}
    >
      <OverrideFields draft={draft} onDraft={setDraft} problems={problems} firstRef={first} />
    </ConfirmFrame>
  );
}

type OverrideFieldsProps = {
  draft: OverrideDraft;
  onDraft: (draft: OverrideDraft) => void;
  problems: OverrideProblems;
  firstRef: React.RefObject<HTMLInputElement | null>;
};

function OverrideFields({ draft, onDraft, problems, firstRef }: OverrideFieldsProps) {
  const id = useId();
  return (
    <>
      <FormRow label="Standing is">
        <Segmented
          label="Floor or ceiling"
          segments={kinds}
          value={draft.kind}
          onChange={(kind) => onDraft({ ...draft, kind })}
        />
      </FormRow>
      <TextField
        ref={firstRef}
        id={`${id}-points`}
        label="Points"
        layout="beside"
        hint="From 0 to 100. The computed score goes on underneath."
        inputMode="decimal"
        value={draft.points}
        onChange={(event) => onDraft({ ...draft, points: event.target.value })}
        error={problems.points}
        autoComplete="off"
        required
      />
      <TextField
        id={`${id}-days`}
        label="Days"
        layout="beside"
        hint="From now, 90 at most. Waiting for an answer adds nothing."
        inputMode="numeric"
        value={draft.days}
        onChange={(event) => onDraft({ ...draft, days: event.target.value })}
        error={problems.days}
        autoComplete="off"
        required
      />
      <ReasonAndNote
        id={id}
        reasonCode={draft.reasonCode}
        onReason={(reasonCode) => onDraft({ ...draft, reasonCode })}
        note={draft.note}
        onNote={(note) => onDraft({ ...draft, note })}
        problems={problems}
      />
    </>
  );
}

type Answer = { readonly value: OverrideAsked; readonly at: Date };

const receiptOf = (account: ActedOn, { value, at }: Answer, onClose: () => void) =>
  actReceipt({
    title: "Override asked",
    account,
    at,
    auditEntryId: value.auditEntryId,
    steps: askedSteps(
      value.expiresAt,
      `once approved it holds until ${absoluteText(value.until.getTime(), defaultTimeZone, "minute")}`,
    ),
    onClose,
  });
