"use client";

import "@/components/kit/schemas-without-eval";
import type { ReactNode } from "react";
import { useId, useRef, useState } from "react";
import type { ActedOn } from "@/components/kit/act-receipt";
import { ConfirmFrame, type ConfirmPhase, type ConfirmReceipt } from "@/components/kit/confirm-frame";
import { IdText } from "@/components/kit/id-text";
import { TextareaField } from "@/components/ui/textarea-field";
import { noteSchema } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";

type NoteDialogProps = {
  title: string;
  account: ActedOn;
  /** How final it is, after the name and the id. */
  remark: string;
  /** What will happen, between the head and the note. */
  children: ReactNode;
  submitLabel: string;
  busyLabel: string;
  submitIcon: ReactNode;
  tone: "danger" | "primary";
  phase: ConfirmPhase;
  refused: { readonly note: string | null; readonly sentence: string | null };
  onSubmit: (note: string) => void;
  onClose: () => void;
  receipt: ConfirmReceipt | null;
};

/** The frame of acts that ask for a note alone. */
export function NoteDialog({ account, remark, children, phase, refused, onSubmit, onClose, ...rest }: NoteDialogProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = () => {
    const read = noteSchema.safeParse(note);
    setProblem(read.success ? null : (read.error.issues[0]?.message ?? null));
    if (read.success) onSubmit(read.data);
  };
  return (
    <ConfirmFrame
      {...rest}
      open
      phase={phase}
      onClose={onClose}
      onSubmit={submit}
      description={
        <>
          <bdi>{account.name}</bdi> · <IdText value={account.id} name="account id" canCopy={false} /> · {remark}
        </>
      }
      error={refused.sentence}
      isDirty={note.trim() !== ""}
      initialFocus={field}
    >
      {children}
      <TextareaField
        ref={field}
        id={`${id}-note`}
        label="Note"
        labelNote="(staff)"
        layout="beside"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={problem ?? refused.note}
        required
      />
    </ConfirmFrame>
  );
}
