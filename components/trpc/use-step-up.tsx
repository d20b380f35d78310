"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { type CallError, refusalOf } from "./refusal";

const StepUpDialog = dynamic(() => import("@/components/proof/step-up-dialog").then((file) => file.StepUpDialog), {
  ssr: false,
});

type Then<Answer> = { readonly onSuccess: (answer: Answer) => void; readonly onError: (error: CallError) => void };

/** An act as it is sent: `(then) => mutation.mutate(input, then)`. */
export type Call<Answer> = (then: Then<Answer>) => void;

export type StepUp = {
  /** The same act; when it needs a fresh proof, the dialog asks for one and the act is repeated as it was. */
  readonly guard: <Answer>(call: Call<Answer>) => Call<Answer>;
  /** Stands somewhere in what the component draws. */
  readonly dialog: ReactNode;
};

type Asking = { readonly again: () => void; readonly giveUp: () => void };

/** For acts that want it proved once more who is acting: `send(stepUp.guard((then) => mutation.mutate(input, then)))`. */
export function useStepUp(): StepUp {
  const [asking, setAsking] = useState<Asking | null>(null);
  const guard: StepUp["guard"] = (call) => (then) =>
    call({
      onSuccess: then.onSuccess,
      onError: (error) => {
        if (refusalOf(error)?.code !== "STEP_UP_REQUIRED") then.onError(error);
        else setAsking({ again: () => call(then), giveUp: () => then.onError(error) });
      },
    });
  const finish = (how: keyof Asking) => {
    setAsking(null);
    asking?.[how]();
  };
  const dialog = asking ? <StepUpDialog onProved={() => finish("again")} onClose={() => finish("giveUp")} /> : null;
  return { guard, dialog };
}
