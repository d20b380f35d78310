"use client";

import { type FocusEvent, type RefObject, useEffect, useRef, useState } from "react";
import { type Autosave, type Autosaver, createAutosaver, type Saving } from "./autosaver";

/** Saves whenever a field is left, and once more when the connection is back. */
export function useAutosave(form: RefObject<HTMLFormElement | null>, autosave: Autosave, savedAt: string | null) {
  const [saving, setSaving] = useState<Saving>(savedAt ? { state: "SAVED", at: savedAt } : { state: "IDLE" });
  const saver = useRef<Autosaver | null>(null);
  useEffect(() => {
    if (!form.current) return;
    saver.current = createAutosaver(new FormData(form.current), autosave, setSaving);
    const again = () => {
      if (form.current) void saver.current?.save(new FormData(form.current));
    };
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [form, autosave]);
  const onBlur = (event: FocusEvent) => {
    // A button that was pressed saves by itself.
    if (event.relatedTarget instanceof HTMLButtonElement || !form.current) return;
    void saver.current?.save(new FormData(form.current));
  };
  return { saving, onBlur };
}
