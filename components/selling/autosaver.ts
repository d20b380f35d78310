import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { seenAfter } from "@/server/accounts/application/use-cases/save-stage/seen-answers.schema";

export type Autosave = (form: FormData) => Promise<FormState>;

/** `SAVED` with the moment, as the server's clock says. */
export type Saving =
  | { readonly state: "IDLE" | "SAVING" }
  | { readonly state: "SAVED"; readonly at: string }
  | { readonly state: "FAILED"; readonly words: string }
  /** Another window answered otherwise; `seen` is what stands there. */
  | { readonly state: "TAKEN"; readonly seen: string };

export const NO_CONNECTION = "Not saved: there is no connection. What you typed is still here.";

export type Autosaver = {
  /** Sends what stands in the form, unless just that is kept already. */
  readonly save: (typed: FormData) => Promise<void>;
  /** Told of the other answers: what stands here is kept instead. */
  readonly takeOver: (typed: FormData, seen: string) => Promise<void>;
  /** Nothing is sent from here on: the form itself was, and what is older must not come after it. */
  readonly stop: () => void;
};

/**
 * Keeps what was typed, one sending after the other: what is typed while one is on its way goes with the next. It reads
 * the form and never writes into it, whatever the server answers.
 */
export function createAutosaver(
  begun: FormData,
  autosave: Autosave,
  show: (saving: Saving) => void,
  onSeen: (seen: string) => void = () => undefined,
): Autosaver {
  let kept = textOf(begun);
  let waiting: FormData | null = null;
  let isSending = false;
  let isStopped = false;
  let seen = seenOf(begun);
  let isTaken = false;
  const send = async (typed: FormData): Promise<void> => {
    show({ state: "SAVING" });
    typed.set(SEEN, seen);
    // The form itself may be sent before the answer is here: what is on its way is this window's own.
    onSeen(seenAfter(seen, typed));
    try {
      const { receipt, problems, values } = await autosave(typed);
      const stands = values[SEEN];
      if (receipt === null && stands !== undefined) {
        isTaken = true;
        show({ state: "TAKEN", seen: stands });
      } else if (receipt === null) show({ state: "FAILED", words: problems[0]?.problem ?? NO_CONNECTION });
      else {
        kept = textOf(typed);
        if (stands !== undefined) {
          seen = stands;
          onSeen(stands);
        }
        show({ state: "SAVED", at: receipt });
      }
    } catch {
      show({ state: "FAILED", words: NO_CONNECTION });
    }
  };
  const save = async (typed: FormData): Promise<void> => {
    if (isStopped || isTaken) return;
    waiting = typed;
    if (isSending) return;
    isSending = true;
    while (waiting !== null) {
      const next: FormData = waiting;
      waiting = null;
      if (textOf(next) !== kept) await send(next);
    }
    isSending = false;
  };
  return {
    save,
    takeOver: async (typed, theirs) => {
      isTaken = false;
      kept = "";
      seen = theirs;
      onSeen(theirs);
      await save(typed);
    },
    stop: () => {
      isStopped = true;
      waiting = null;
    },
  };
}

/** The hidden field with what the page showed. */
const SEEN = "seen";

function seenOf(form: FormData): string {
  const seen = form.get(SEEN);
  return typeof seen === "string" ? seen : "";
}

/** The fields alone: what the framework adds to a form says nothing about what was typed. */
const textOf = (form: FormData): string =>
  JSON.stringify(
    [...form].filter(([name, value]) => typeof value === "string" && name !== SEEN && !name.startsWith("$ACTION")),
  );
