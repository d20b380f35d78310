"use client";

import { useRef, useState } from "react";
import type { ConfirmPhase } from "@/components/kit/confirm-frame";
import { type CallError, codeOf, sentenceOf } from "@/components/trpc/refusal";

type Call<Value> = (then: { onSuccess: (value: Value) => void; onError: (error: CallError) => void }) => void;

export type Answering<Value> = {
  readonly phase: ConfirmPhase;
  readonly answer: { readonly value: Value; readonly at: Date } | null;
  readonly sentence: string | null;
  readonly send: (call: Call<Value>) => void;
};

/** Sends an answer once, however often it is pressed, and keeps what came of it. */
export function useAnswer<Value>(): Answering<Value> {
  const [phase, setPhase] = useState<ConfirmPhase>("composing");
  const [answer, setAnswer] = useState<Answering<Value>["answer"]>(null);
  const [error, setError] = useState<CallError | null>(null);
  const isSent = useRef(false);
  const send = (call: Call<Value>) => {
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
  const code = error && codeOf(error);
  const sentence = error && (code ? `${sentenceOf(error)} ${code}` : sentenceOf(error));
  return { phase, answer, sentence, send };
}
