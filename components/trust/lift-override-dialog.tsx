"use client";

import "@/components/kit/schemas-without-eval";
import { useMutation } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import { useId, useRef, useState } from "react";
import { type ActedOn, actReceipt } from "@/components/kit/act-receipt";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { IdText } from "@/components/kit/id-text";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { TextareaField } from "@/components/ui/textarea-field";
import { liftOverrideSchema } from "@/server/accounts/application/use-cases/lift-override/lift-override.schema";

type LiftOverrideDialogProps = { account: ActedOn; onClose: () => void; onDone: () => void };

/** `trust.liftOverride`: the computed score counts again at once. Asks for a fresh proof. */
export function LiftOverrideDialog({ account, onClose, onDone }: LiftOverrideDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const mutation = useMutation(trpc.trust.liftOverride.mutationOptions({ onSuccess: onDone }));
  const act = useNotedAct<{ readonly auditEntryId: string }>();
  const stepUp = useStepUp();
  const submit = () => {
    const read = liftOverrideSchema.safeParse({ accountId: account.id, note });
    setProblem(read.success ? null : (read.error.issues[0]?.message ?? null));
    if (read.success) act.send(stepUp.guard((then) => mutation.mutate(read.data, then)));
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
        isDirty={note.trim() !== ""}
        initialFocus={field}
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
        <TextareaField
          ref={field}
          id={`${id}-note`}
          label="Note"
          labelNote="(staff)"
          layout="beside"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={problem ?? act.refused.note}
          required
        />
      </ConfirmFrame>
      {stepUp.dialog}
    </>
  );
}
