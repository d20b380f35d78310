"use client";

import { useRef, useState } from "react";
import type { ConfirmPhase } from "@/components/kit/confirm-frame";
import { type CallError, codeOf, fieldProblemsOf, sentenceOf } from "@/components/trpc/refusal";
import { type Call, useStepUp } from "@/components/trpc/use-step-up";

/** Sends what is asked once, however often the button is pressed; where it needs a fresh proof, asks for that first. */
export function useTeamAct<Answer>() {
  const [phase, setPhase] = useState<ConfirmPhase>("composing");
  const [answer, setAnswer] = useState<{ readonly value: Answer; readonly at: Date } | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const isSent = useRef(false);
  const { guard, dialog } = useStepUp();
  const send = (call: Call<Answer>) => {
    if (isSent.current) return;
    isSent.current = true;
    setPhase("submitting");
    setError(null);
    guard(call)({
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
  return { phase, answer, send, stepUp: dialog, ...wordsOf(error) };
}

function wordsOf(error: CallError | null) {
  const problems = error === null ? [] : fieldProblemsOf(error);
  const problemOf = (field: string) => problems.find((one) => one.field === field)?.problem ?? null;
  if (error === null || problems.length > 0) return { problemOf, sentence: null };
  const code = codeOf(error);
  return { problemOf, sentence: code ? `${sentenceOf(error)} ${code}` : sentenceOf(error) };
}
