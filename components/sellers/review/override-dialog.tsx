"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { ConfirmFrame, FormRow } from "@/components/kit/confirm-frame";
import { NoteField, useNote } from "@/components/kit/note-field";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { showToast } from "@/components/ui/toast-store";
import type { DecidedApplicationDto } from "@/server/accounts/application/dto/application-dto";
import type { StageCheckDto, StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";

type OverrideDialogProps = { review: StageReviewDto; check: StageCheckDto; onClose: () => void };

/** `sellers.overrideCheck`: why a failed check does not matter, on the record. Mounted while it is open. */
export function OverrideDialog({ review, check, onClose }: OverrideDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const note = useNote();
  const mutation = useMutation(trpc.sellers.overrideCheck.mutationOptions());
  const { phase, refused, send } = useNotedAct<DecidedApplicationDto>();
  const stepUp = useStepUp();
  const submit = () => {
    const words = note.read();
    if (words === null) return;
    const order = { applicationId: review.id, stage: review.stage, version: review.version, check: check.check };
    send(
      stepUp.guard<DecidedApplicationDto>((then) =>
        mutation.mutate(
          { ...order, note: words },
          {
            onError: then.onError,
            onSuccess: (answer) => {
              showToast({ message: `Overridden: ${check.label}` });
              void queries.invalidateQueries(trpc.sellers.review.pathFilter());
              then.onSuccess(answer);
              onClose();
            },
          },
        ),
      ),
    );
  };
  return (
    <ConfirmFrame
      open
      onClose={onClose}
      phase={phase === "receipt" ? "submitting" : phase}
      title="Override check"
      description={
        <>
          {check.label} · <bdi>{review.storeName}</bdi>
        </>
      }
      submitLabel="Override"
      busyLabel="Overriding"
      submitIcon={<CircleCheck aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="primary"
      onSubmit={submit}
      error={refused.sentence}
      isDirty={note.isDirty}
      receipt={null}
      initialFocus={note.field}
    >
      <FormRow label="The check says">
        <p>{check.words}</p>
        <p className="mt-1 text-muted-fg">
          {check.check === "GSTIN_DUPLICATE"
            ? "Overriding declares that the shops belong to one business: both may sell under the number."
            : "The stage can be approved then. Your note stays with the check."}
        </p>
      </FormRow>
      <NoteField note={note} refused={refused.note} />
      {stepUp.dialog}
    </ConfirmFrame>
  );
}
