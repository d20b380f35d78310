"use client";

import { useRef, useState } from "react";
import type { ConfirmPhase } from "@/components/kit/confirm-frame";
import { type CallError, codeOf, fieldProblemsOf, sentenceOf } from "@/components/trpc/refusal";

type Call<Answer> = (then: { onSuccess: (answer: Answer) => void; onError: (error: CallError) => void }) => void;

export type NotedAct<Answer> = {
  readonly phase: ConfirmPhase;
  readonly answer: { readonly value: Answer; readonly at: Date } | null;
  readonly refused: { readonly note: string | null; readonly sentence: string | null };
  readonly send: (call: Call<Answer>) => void;
};

/** Sends an act once, however often the button is pressed, and keeps its answer or the refusal. */
export function useNotedAct<Answer>(): NotedAct<Answer> {
  const [phase, setPhase] = useState<ConfirmPhase>("composing");
  const [answer, setAnswer] = useState<NotedAct<Answer>["answer"]>(null);
  const [error, setError] = useState<CallError | null>(null);
  const isSent = useRef(false);
  const send = (call: Call<Answer>) => {
    if (isSent.current) return;
    isSent.current = true;
    setPhase("submitting");
    setError(null);
    call({
      onSuccess: (value) => {
        setAnswer({ value, at: new Date() });
        setPhase("receipt");
      },
      onError: (refused) => {
        isSent.current = false;
        setError(refused);
        setPhase("composing");
      },
    });
  };
  return { phase, answer, refused: wordsOf(error), send };
}

function wordsOf(error: CallError | null): NotedAct<never>["refused"] {
  if (error === null) return { note: null, sentence: null };
  const note = fieldProblemsOf(error).find(({ field }) => field === "note")?.problem ?? null;
  const code = codeOf(error);
  return { note, sentence: note ? null : code ? `${sentenceOf(error)} ${code}` : sentenceOf(error) };
}
