"use client";

import "@/components/kit/schemas-without-eval";
import { useMutation } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { TextareaField } from "@/components/ui/textarea-field";
import { showToast } from "@/components/ui/toast-store";
import type { ParkedMessageRowDto } from "@/server/accounts/application/dto/system-dto";
import { noteSchema } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";
import { kindText } from "./parked-words";

type SkipDialogProps = { message: ParkedMessageRowDto; onDone: () => void; onClose: () => void };

/** `system.skipMessage`: the message is given up, and the trail keeps why. Mounted while it is open. */
export function SkipDialog({ message, onDone, onClose }: SkipDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
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
    const read = noteSchema.safeParse(note);
    setProblem(read.success ? null : (read.error.issues[0]?.message ?? null));
    if (read.success) skip.mutate({ messageId: message.id, note: read.data });
    else field.current?.focus();
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
      isDirty={note.trim() !== ""}
      receipt={null}
      onSubmit={submit}
      onClose={onClose}
      initialFocus={field}
    >
      <p>Nobody will take it any more, and what it says is removed. What waits behind it goes on.</p>
      <TextareaField
        ref={field}
        id={`${id}-note`}
        label="Reason"
        labelNote="(staff)"
        layout="beside"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={problem}
        required
      />
    </ConfirmFrame>
  );
}
