"use client";

import { useActionState, useRef } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ErrorSummary } from "@/components/ui/error-summary";
import { seenText } from "@/server/accounts/application/use-cases/save-stage/seen-answers.schema";
import type { Autosave } from "./autosaver";
import { SavedLine } from "./saved-line";
import { StageActs } from "./stage-acts";
import { StageFields } from "./stage-fields";
import { useAutosave } from "./use-autosave";

export type StagePlace = {
  readonly stage: string;
  readonly page: string;
  /** `check` leads back to the answers. */
  readonly from: "tasks" | "check";
};

type StageFormProps = {
  place: StagePlace;
  names: readonly string[];
  stored: Readonly<Record<string, string | boolean>>;
  savedAt: string | null;
  ownPan: string | null;
  action: FormAction;
  autosave: Autosave;
  csrf: string;
};

/** One page of questions: kept whenever a field is left, judged when it is sent on. Works without scripts. */
export function StageForm({ place, names, stored, savedAt, ownPan, action, autosave, csrf }: StageFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  const shown = seenText(names, stored);
  const { saving, seen, onBlur, onSubmit, onTakeOver } = useAutosave(form, {
    autosave,
    savedAt,
    answered: state,
    shown,
  });
  const controls = Object.fromEntries(names.map((name) => [name, name]));
  return (
    <form ref={form} action={send} onBlur={onBlur} onSubmit={onSubmit} noValidate className="group/stage mt-8">
      <ErrorSummary errors={summaryOf(state, controls)} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        <input type="hidden" name="stage" value={place.stage} />
        <input type="hidden" name="page" value={place.page} />
        <input type="hidden" name="from" value={place.from} />
        <input type="hidden" name="seen" value={seen} />
        <StageFields names={names} state={state} stored={stored} ownPan={ownPan} />
        <StageActs>
          <SavedLine saving={saving} onTakeOver={onTakeOver} />
        </StageActs>
      </div>
    </form>
  );
}
