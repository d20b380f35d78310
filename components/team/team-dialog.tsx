"use client";

import type { ReactNode } from "react";
import { ConfirmFrame, type ConfirmPhase, type ConfirmReceipt } from "@/components/kit/confirm-frame";
import { NoteField, useNote } from "@/components/kit/note-field";

export type TeamDialogAct = {
  readonly phase: ConfirmPhase;
  readonly sentence: string | null;
  readonly stepUp: ReactNode;
  readonly problemOf: (field: string) => string | null;
};

type TeamDialogProps = {
  title: string;
  description: ReactNode;
  act: TeamDialogAct;
  submitLabel: string;
  submitIcon: ReactNode;
  tone: "danger" | "primary";
  /** Something beside the note was filled in. */
  isDirty?: boolean;
  /** What stands above the note. */
  children: ReactNode;
  receipt: ConfirmReceipt | null;
  onSubmit: (note: string) => void;
  onClose: () => void;
};

/** The frame of everything that is asked about the team: what happens, a note for the second person, one button. */
export function TeamDialog({ act, children, isDirty = false, onSubmit, ...rest }: TeamDialogProps) {
  const note = useNote();
  const submit = () => {
    const words = note.read();
    if (words !== null) onSubmit(words);
  };
  return (
    <>
      <ConfirmFrame
        {...rest}
        open
        phase={act.phase}
        onSubmit={submit}
        busyLabel="Asking"
        error={act.sentence}
        isDirty={isDirty || note.isDirty}
      >
        {children}
        <NoteField note={note} labelNote="(for the approver)" refused={act.problemOf("note")} />
      </ConfirmFrame>
      {act.stepUp}
    </>
  );
}
