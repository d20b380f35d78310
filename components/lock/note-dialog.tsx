"use client";

import type { ReactNode } from "react";
import type { ActedOn } from "@/components/kit/act-receipt";
import { ConfirmFrame, type ConfirmPhase, type ConfirmReceipt } from "@/components/kit/confirm-frame";
import { IdText } from "@/components/kit/id-text";
import { NoteField, useNote } from "@/components/kit/note-field";

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
  const note = useNote();
  const submit = () => {
    const words = note.read();
    if (words !== null) onSubmit(words);
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
      isDirty={note.isDirty}
      initialFocus={note.field}
    >
      {children}
      <NoteField note={note} refused={refused.note} />
    </ConfirmFrame>
  );
}
