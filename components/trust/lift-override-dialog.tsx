"use client";

import { useMutation } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import { type ActedOn, actReceipt } from "@/components/kit/act-receipt";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { IdText } from "@/components/kit/id-text";
import { NoteField, useNote } from "@/components/kit/note-field";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";

type LiftOverrideDialogProps = { account: ActedOn; onClose: () => void; onDone: () => void };

/** `trust.liftOverride`: the computed score counts again at once. Asks for a fresh proof. */
export function LiftOverrideDialog({ account, onClose, onDone }: LiftOverrideDialogProps) {
  const trpc = useTRPC();
  const note = useNote();
  const mutation = useMutation(trpc.trust.liftOverride.mutationOptions({ onSuccess: onDone }));
  const act = useNotedAct<{ readonly auditEntryId: string }>();
  const stepUp = useStepUp();
  const submit = () => {
    const words = note.read();
    if (words !== null) act.send(stepUp.guard((then) => mutation.mutate({ accountId: account.id, note: words }, then)));
  };
  return (
    <>
      <ConfirmFrame
        open
        onClose={onClose}
        phase={act.phase}
        title="Lift override"
        description={
          <>
            <bdi>{account.name}</bdi> · <IdText value={account.id} name="account id" canCopy={false} /> · takes effect
            at once
          </>
        }
        submitLabel="Lift override"
        busyLabel="Lifting"
        submitIcon={<Scale aria-hidden="true" className="size-4" strokeWidth={1.75} />}
        tone="primary"
        onSubmit={submit}
        error={act.refused.sentence}
        isDirty={note.isDirty}
        initialFocus={note.field}
        receipt={
          act.answer &&
          actReceipt({
            title: "Override lifted",
            account,
            at: act.answer.at,
            auditEntryId: act.answer.value.auditEntryId,
            steps: [
              {
                key: "lifted",
                state: "done",
                what: "The computed score counts again",
                how: "in one write with its audit entry",
              },
            ],
            onClose,
          })
        }
      >
        <NoteField note={note} refused={act.refused.note} />
      </ConfirmFrame>
      {stepUp.dialog}
    </>
  );
}
