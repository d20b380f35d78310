"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { NoteField, useNote } from "@/components/kit/note-field";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { showToast } from "@/components/ui/toast-store";
import type { ParkedMessageRowDto } from "@/server/accounts/application/dto/system-dto";
import { kindText } from "./parked-words";

type SkipDialogProps = { message: ParkedMessageRowDto; onDone: () => void; onClose: () => void };

/** `system.skipMessage`: the message is given up, and the trail keeps why. Mounted while it is open. */
export function SkipDialog({ message, onDone, onClose }: SkipDialogProps) {
  const trpc = useTRPC();
  const note = useNote();
  const [refused, setRefused] = useState<string | null>(null);
  const skip = useMutation(
    trpc.system.skipMessage.mutationOptions({
      onSuccess: () => {
        showToast({ message: "Skipped. The trail keeps why." });
        onDone();
        onClose();
      },
      onError: (error) => setRefused(sentenceOf(error)),
    }),
  );
  const submit = () => {
    const words = note.read();
    if (words !== null) skip.mutate({ messageId: message.id, note: words });
  };
  return (
    <ConfirmFrame
      open
      title="Skip message"
      description={`${kindText(message.kind)} · ${message.type ?? "of no known type"}`}
      phase={skip.isPending ? "submitting" : "composing"}
      submitLabel="Skip for good"
      busyLabel="Skipping"
      tone="danger"
      error={refused}
      isDirty={note.isDirty}
      receipt={null}
      onSubmit={submit}
      onClose={onClose}
      initialFocus={note.field}
    >
      <p>Nobody will take it any more, and what it says is removed. What waits behind it goes on.</p>
      <NoteField note={note} label="Reason" />
    </ConfirmFrame>
  );
}
