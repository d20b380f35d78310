"use client";

import "@/components/kit/schemas-without-eval";
import { type ReactNode, useId, useRef, useState } from "react";
import { ConfirmFrame, type ConfirmPhase, type ConfirmReceipt } from "@/components/kit/confirm-frame";
import { TextareaField } from "@/components/ui/textarea-field";
import { noteSchema } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";

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
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = () => {
    const read = noteSchema.safeParse(note);
    setProblem(read.success ? null : (read.error.issues[0]?.message ?? null));
    if (read.success) onSubmit(read.data);
    else field.current?.focus();
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
        isDirty={isDirty || note.trim() !== ""}
      >
        {children}
        <TextareaField
          ref={field}
          id={`${id}-note`}
          label="Note"
          labelNote="(for the approver)"
          layout="beside"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={problem ?? act.problemOf("note")}
          required
        />
      </ConfirmFrame>
      {act.stepUp}
    </>
  );
}
