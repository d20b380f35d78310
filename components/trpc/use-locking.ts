"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ConfirmPhase } from "@/components/kit/confirm-frame";
import type { LockPreview } from "@/components/kit/lock-effects";
import { type LockAnswers, type LockProblems, lockProblems } from "@/components/kit/lock-order";
import type { LockProof } from "@/components/kit/lock-receipt";
import type { LockReceiptDto } from "@/server/accounts/application/dto/lock-receipt-dto";
import { type CallError, codeOf, fieldProblemsOf, sentenceOf } from "./refusal";
import { useTRPC } from "./trpc-provider";

const countEveryMs = 10_000;
const askAgainMs = 300;
const askAtMost = 40;

/** What a lock would do now, counted again every ten seconds. */
export function useLockPreview(accountId: string): LockPreview {
  const trpc = useTRPC();
  const { data, isError } = useQuery({
    ...trpc.accounts.lockPreview.queryOptions({ accountId }),
    staleTime: 0,
    refetchInterval: countEveryMs,
  });
  return { data: data ?? null, hasFailed: isError };
}

export type Locking = {
  readonly phase: ConfirmPhase;
  readonly refused: { readonly problems: LockProblems; readonly sentence: string | null };
  readonly proof: LockProof | null;
  readonly lock: (answers: LockAnswers) => void;
};

type LockCall = {
  readonly mutate: (
    answers: LockAnswers,
    then: { onSuccess: (receipt: LockReceiptDto) => void; onError: (error: CallError) => void },
  ) => void;
};

/** Sends a lock once, keeps its receipt, and follows its event out of the house. */
export function useLocking({ mutate }: LockCall): Locking {
  const [phase, setPhase] = useState<ConfirmPhase>("composing");
  const [receipt, setReceipt] = useState<LockReceiptDto | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const publication = useLockPublication(receipt);
  const isSent = useRef(false);
  const lock = (answers: LockAnswers) => {
    if (isSent.current) return;
    isSent.current = true;
    setPhase("submitting");
    setError(null);
    mutate(answers, {
      onSuccess: (answer) => {
        setReceipt(answer);
        setPhase("receipt");
      },
      onError: (refused) => {
        isSent.current = false;
        setError(refused);
        setPhase("composing");
      },
    });
  };
  return { phase, refused: wordsOf(error), proof: receipt && { receipt, publication }, lock };
}

function wordsOf(error: CallError | null): Locking["refused"] {
  if (error === null) return { problems: {}, sentence: null };
  const problems = lockProblems(fieldProblemsOf(error));
  const code = codeOf(error);
  const sentence = code ? `${sentenceOf(error)} ${code}` : sentenceOf(error);
  return { problems, sentence: Object.keys(problems).length > 0 ? null : sentence };
}

/** Asks until the event has left, for a while. */
function useLockPublication(receipt: LockReceiptDto | null): LockProof["publication"] {
  const trpc = useTRPC();
  const { accountId, auditEntryId } = receipt ?? { accountId: "", auditEntryId: "" };
  const { data } = useQuery({
    ...trpc.accounts.lockPublication.queryOptions({ accountId, auditEntryId }),
    enabled: receipt !== null,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.publishedAt || state.dataUpdateCount + state.errorUpdateCount >= askAtMost ? false : askAgainMs,
  });
  return data ?? null;
}
