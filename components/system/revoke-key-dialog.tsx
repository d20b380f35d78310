"use client";

import { useMutation } from "@tanstack/react-query";
import { Ban } from "lucide-react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { NoteField, useNote } from "@/components/kit/note-field";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { showToast } from "@/components/ui/toast-store";
import type { ApiKeyRowDto } from "@/server/accounts/application/dto/api-key-dto";

type RevokeKeyDialogProps = { apiKey: ApiKeyRowDto; onDone: () => void; onClose: () => void };

/** `apiKeys.revoke`: the system is refused from its next request on. Mounted while it is open. */
export function RevokeKeyDialog({ apiKey, onDone, onClose }: RevokeKeyDialogProps) {
  const trpc = useTRPC();
  const note = useNote();
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
    const words = note.read();
    if (words !== null) send(stepUp.guard((then) => revoke.mutate({ keyId: apiKey.id, note: words }, then)));
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
      isDirty={note.isDirty}
      receipt={null}
      onSubmit={submit}
      onClose={onClose}
      initialFocus={note.field}
    >
      <p>Its next request is refused, and what is running when it is revoked changes nothing. There is no way back.</p>
      <NoteField note={note} label="Reason" refused={refused.note} />
      {stepUp.dialog}
    </ConfirmFrame>
  );
}
