"use client";

import { type FocusEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export type Autosave = (form: FormData) => Promise<FormState>;

/** `SAVED` with the moment, as the server's clock says. */
export type Saving =
  | { readonly state: "IDLE" | "SAVING" }
  | { readonly state: "SAVED"; readonly at: string }
  | { readonly state: "FAILED"; readonly words: string };

const OFFLINE = "Not saved: there is no connection. What you typed is still here.";

/**
 * Keeps what was typed whenever a field is left, and once more when the connection is back. Nothing is ever taken out of
 * a field by it, whatever the server answers.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, autosave: Autosave, savedAt: string | null) {
  const [saving, setSaving] = useState<Saving>(savedAt ? { state: "SAVED", at: savedAt } : { state: "IDLE" });
  const kept = useRef<string | null>(null);
  const save = useCallback(async () => {
    if (!form.current) return;
    const typed = new FormData(form.current);
    const text = textOf(typed);
    if (kept.current === null || kept.current === text) return;
    setSaving({ state: "SAVING" });
    try {
      const { receipt, problems } = await autosave(typed);
      if (receipt === null) throw new Refused(problems[0]?.problem ?? OFFLINE);
      kept.current = text;
      setSaving({ state: "SAVED", at: receipt });
    } catch (error) {
      setSaving({ state: "FAILED", words: error instanceof Refused ? error.message : OFFLINE });
    }
  }, [form, autosave]);
  useEffect(() => {
    if (form.current) kept.current = textOf(new FormData(form.current));
    const again = () => void save();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [form, save]);
  const onBlur = (event: FocusEvent) => {
    // The button that was pressed saves by itself.
    if (event.relatedTarget instanceof HTMLButtonElement) return;
    void save();
  };
  return { saving, onBlur };
}

class Refused extends Error {}

const textOf = (form: FormData): string =>
  JSON.stringify([...form].filter(([name, value]) => typeof value === "string" && !name.startsWith("$ACTION")));
