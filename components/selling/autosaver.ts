import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export type Autosave = (form: FormData) => Promise<FormState>;

/** `SAVED` with the moment, as the server's clock says. */
export type Saving =
  | { readonly state: "IDLE" | "SAVING" }
  | { readonly state: "SAVED"; readonly at: string }
  | { readonly state: "FAILED"; readonly words: string };

export const NO_CONNECTION = "Not saved: there is no connection. What you typed is still here.";

export type Autosaver = {
  /** Sends what stands in the form, unless just that is kept already. */
  readonly save: (typed: FormData) => Promise<void>;
  /** Nothing is sent from here on: the form itself was, and what is older must not come after it. */
  readonly stop: () => void;
};

/**
 * Keeps what was typed, one sending after the other: what is typed while one is on its way goes with the next. It reads
 * the form and never writes into it, whatever the server answers.
 */
export function createAutosaver(begun: FormData, autosave: Autosave, show: (saving: Saving) => void): Autosaver {
  let kept = textOf(begun);
  let waiting: FormData | null = null;
  let isSending = false;
  let isStopped = false;
  const send = async (typed: FormData): Promise<void> => {
    show({ state: "SAVING" });
    try {
      const { receipt, problems } = await autosave(typed);
      if (receipt === null) show({ state: "FAILED", words: problems[0]?.problem ?? NO_CONNECTION });
      else {
        kept = textOf(typed);
        show({ state: "SAVED", at: receipt });
      }
    } catch {
      show({ state: "FAILED", words: NO_CONNECTION });
    }
  };
  return {
    save: async (typed) => {
      if (isStopped) return;
      waiting = typed;
      if (isSending) return;
      isSending = true;
      while (waiting !== null) {
        const next: FormData = waiting;
        waiting = null;
        if (textOf(next) !== kept) await send(next);
      }
      isSending = false;
    },
    stop: () => {
      isStopped = true;
      waiting = null;
    },
  };
}

/** The fields alone: what the framework adds to a form says nothing about what was typed. */
const textOf = (form: FormData): string =>
  JSON.stringify([...form].filter(([name, value]) => typeof value === "string" && !name.startsWith("$ACTION")));
