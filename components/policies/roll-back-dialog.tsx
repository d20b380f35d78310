"use client";

import { useMutation } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useId, useState } from "react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { TextareaField } from "@/components/ui/textarea-field";
import type { PublishAsked } from "@/server/accounts/application/use-cases/request-publish/ask-publish-within";
import { rollBackPolicySchema } from "@/server/accounts/application/use-cases/request-publish/request-publish.schema";
import { receiptOf } from "./activation-dialog";

type RollBackDialogProps = { version: number; onClose: () => void; onDone: () => void };

/** `policies.rollBack`: asks another lead to bring an earlier document back. Mounted while it is open. */
export function RollBackDialog({ version, onClose, onDone }: RollBackDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const mutation = useMutation(trpc.policies.rollBack.mutationOptions({ onSuccess: onDone }));
  const { send, phase, answer, refused } = useNotedAct<PublishAsked>();
  const stepUp = useStepUp();
  const submit = () => {
    const read = rollBackPolicySchema.safeParse({ version, note });
    setProblem(read.success ? null : (read.error.issues[0]?.message ?? null));
    if (read.success) send(stepUp.guard((then) => mutation.mutate(read.data, then)));
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
        isDirty={note.trim() !== ""}
        receipt={answer && receiptOf(answer.value, onClose)}
      >
        <TextareaField
          id={`${id}-note`}
          label="Note"
          labelNote="(staff)"
          layout="beside"
          value={note}
          error={problem ?? refused.note}
          onChange={(event) => setNote(event.target.value)}
        />
      </ConfirmFrame>
      {stepUp.dialog}
    </>
  );
}
