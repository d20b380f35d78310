"use client";

import { useMutation } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { NoteField, useNote } from "@/components/kit/note-field";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import type { PublishAsked } from "@/server/accounts/application/use-cases/request-publish/ask-publish-within";
import { publishReceipt } from "./publish-receipt";

type RollBackDialogProps = { version: number; onClose: () => void; onDone: () => void };

/** `policies.rollBack`: asks another lead to bring an earlier document back. Mounted while it is open. */
export function RollBackDialog({ version, onClose, onDone }: RollBackDialogProps) {
  const trpc = useTRPC();
  const note = useNote();
  const mutation = useMutation(trpc.policies.rollBack.mutationOptions({ onSuccess: onDone }));
  const { send, phase, answer, refused } = useNotedAct<PublishAsked>();
  const stepUp = useStepUp();
  const submit = () => {
    const words = note.read();
    if (words !== null) send(stepUp.guard((then) => mutation.mutate({ version, note: words }, then)));
  };
  return (
    <>
      <ConfirmFrame
        open
        onClose={onClose}
        phase={phase}
        title={`Roll back to v${version}`}
        description="Its numbers come back under a new number, for every account, when another lead approves. They were in force before, so no run is needed; a version in shadow makes room."
        submitLabel="Ask to roll back"
        busyLabel="Asking"
        submitIcon={<Undo2 aria-hidden="true" className="size-4" strokeWidth={1.75} />}
        tone="primary"
        onSubmit={submit}
        error={refused.sentence}
        isDirty={note.isDirty}
        receipt={answer && publishReceipt(answer.value, onClose)}
      >
        <NoteField note={note} refused={refused.note} />
      </ConfirmFrame>
      {stepUp.dialog}
    </>
  );
}
