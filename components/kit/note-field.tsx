"use client";

import "@/components/kit/schemas-without-eval";
import { type RefObject, useId, useRef, useState } from "react";
import { TextareaField } from "@/components/ui/textarea-field";
import { noteSchema } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";

export type NoteUse = {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly change: (text: string) => void;
  readonly problem: string | null;
  readonly isDirty: boolean;
  /** The note as it is sent; null where it won't do: then the field says why and has the focus. */
  readonly read: () => string | null;
};

/** The note that an act asks for, from the first letter until it is sent. */
export function useNote(): NoteUse {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const read = () => {
    const note = noteSchema.safeParse(text);
    setProblem(note.success ? null : (note.error.issues[0]?.message ?? null));
    if (!note.success) field.current?.focus();
    return note.success ? note.data : null;
  };
  return { field, text, change: setText, problem, isDirty: text.trim() !== "", read };
}

type NoteFieldProps = {
  note: NoteUse;
  label?: "Note" | "Reason";
  /** Who reads it. */
  labelNote?: string;
  /** What the server said of it. */
  refused?: string | null;
};

/** The field of `useNote`. */
export function NoteField({ note, label = "Note", labelNote = "(staff)", refused = null }: NoteFieldProps) {
  const id = useId();
  return (
    <TextareaField
      ref={note.field}
      id={`${id}-note`}
      label={label}
      labelNote={labelNote}
      layout="beside"
      value={note.text}
      onChange={(event) => note.change(event.target.value)}
      error={note.problem ?? refused}
      required
    />
  );
}
