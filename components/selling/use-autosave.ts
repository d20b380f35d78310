"use client";

import { type FocusEvent, type FormEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { type Autosave, type Autosaver, createAutosaver, NO_CONNECTION, type Saving } from "./autosaver";

type Kept = {
  readonly autosave: Autosave;
  readonly savedAt: string | null;
  /** What the form was answered last: from then on what stands in it is kept anew. */
  readonly answered: FormState;
  /** What stood on the page when it was made. */
  readonly shown: string;
};

/** Saves whenever a field is left, and once more when the connection is back; no more once the form itself is sent. */
export function useAutosave(form: RefObject<HTMLFormElement | null>, { autosave, savedAt, answered, shown }: Kept) {
  const [saving, setSaving] = useState<Saving>(savedAt ? { state: "SAVED", at: savedAt } : { state: "IDLE" });
  // The form carries along what its window saw, also where it is sent as a whole.
  const [carried, setCarried] = useState<{ readonly of: FormState; readonly seen: string } | null>(null);
  const seen = carried?.of === answered ? carried.seen : (answered.values["seen"] ?? shown);
  const saver = useRef<Autosaver | null>(null);
  // Each answer begins anew, whatever it says.
  useEffect(() => {
    if (!form.current) return;
    const own = createAutosaver(asDrawn(form.current), autosave, setSaving, (seen) =>
      setCarried({ of: answered, seen }),
    );
    saver.current = own;
    const again = () => {
      if (form.current) void own.save(new FormData(form.current));
    };
    // What was typed and left before this page could hear of it.
    again();
    window.addEventListener("online", again);
    return () => {
      own.stop();
      window.removeEventListener("online", again);
    };
  }, [form, autosave, answered]);
  const onBlur = (event: FocusEvent) => {
    // A button that was pressed saves by itself.
    if (event.relatedTarget instanceof HTMLButtonElement || !form.current) return;
    void saver.current?.save(new FormData(form.current));
  };
  const onSubmit = (event: FormEvent) => {
    if (navigator.onLine) return saver.current?.stop();
    // Sent without a connection the page would give way to one that says so, and what was typed would be gone.
    event.preventDefault();
    setSaving({ state: "FAILED", words: NO_CONNECTION });
  };
  const onTakeOver = () => {
    if (saving.state === "TAKEN" && form.current) void saver.current?.takeOver(new FormData(form.current), saving.seen);
  };
  return { saving, seen, onBlur, onSubmit, onTakeOver };
}

/** What stood in the form as it came, whatever was typed since. */
function asDrawn(form: HTMLFormElement): FormData {
  const copy = form.cloneNode(true);
  if (!(copy instanceof HTMLFormElement)) return new FormData(form);
  copy.reset();
  return new FormData(copy);
}
