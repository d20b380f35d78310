"use client";

import "@/components/kit/schemas-without-eval";
import { useMutation } from "@tanstack/react-query";
import { Ban } from "lucide-react";
import { useId, useRef, useState } from "react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { TextareaField } from "@/components/ui/textarea-field";
import { showToast } from "@/components/ui/toast-store";
import type { ApiKeyRowDto } from "@/server/accounts/application/dto/api-key-dto";
import { noteSchema } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";

type RevokeKeyDialogProps = { apiKey: ApiKeyRowDto; onDone: () => void; onClose: () => void };

/** `apiKeys.revoke`: the system is refused from its next request on. Mounted while it is open. */
export function RevokeKeyDialog({ apiKey, onDone, onClose }: RevokeKeyDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const stepUp = useStepUp();
  const { phase, refused, send } = useNotedAct<{ readonly name: string }>();
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: () => {
        showToast({ message: `The key of ${apiKey.name} is revoked.` });
        onDone();
        onClose();
      },
    }),
  );
  const submit = () => {
    const read = noteSchema.safeParse(note);
    setProblem(read.success ? null : (read.error.issues[0]?.message ?? null));
    if (!read.success) field.current?.focus();
    else send(stepUp.guard((then) => revoke.mutate({ keyId: apiKey.id, note: read.data }, then)));
  };
  return (
    <ConfirmFrame
      open
      title="Revoke API key"
      description={
        <>
          <bdi>{apiKey.name}</bdi> · <span className="mono">{apiKey.prefix}…</span>
        </>
      }
      phase={phase}
      submitLabel="Revoke for good"
      busyLabel="Revoking"
      submitIcon={<Ban aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="danger"
      error={refused.sentence}
      isDirty={note.trim() !== ""}
      receipt={null}
      onSubmit={submit}
      onClose={onClose}
      initialFocus={field}
    >
      <p>Its next request is refused, and what is running when it is revoked changes nothing. There is no way back.</p>
      <TextareaField
        ref={field}
        id={`${id}-note`}
        label="Reason"
        labelNote="(staff)"
        layout="beside"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={problem ?? refused.note}
        required
      />
      {stepUp.dialog}
    </ConfirmFrame>
  );
}
