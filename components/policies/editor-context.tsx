"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { PolicyText } from "./use-policy-text";

type Editor = {
  readonly text: PolicyText;
  /** The document it is compared with, for "was": as a rule the live one; null for the first version there ever was. */
  readonly compared: Readonly<Record<string, unknown>> | null;
  readonly isReadOnly: boolean;
};

const EditorContext = createContext<Editor | null>(null);

export function EditorProvider({ value, children }: { value: Editor; children: ReactNode }) {
  return <EditorContext value={value}>{children}</EditorContext>;
}

/** The document that the fields around belong to. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("A field of a policy stands outside of its editor.");
  return editor;
}
