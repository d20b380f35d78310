"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { codeOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { ClusterDecidedDto } from "@/server/accounts/application/dto/cluster-decision-dto";
import type { LinkedAccountDto } from "@/server/accounts/application/dto/linked-accounts-dto";
import type { LinkedEntries } from "./linked-answer";

export type LinkedReceipt = {
  readonly outcome: LinkedEntries["outcome"];
  readonly names: ReadonlyMap<string, string>;
  readonly answers: ClusterDecidedDto["answers"];
};

const start: LinkedEntries = { outcome: "LOCK", reasonCode: null, note: "", level: "HIGH", days: 30, hours: 24 };

const offline = "This could not be read here. Try again once the connection is back.";

/** One answer for several linked accounts: what is entered, why it can't be sent, and what came of it for each. */
export function useLinkedDecision(accounts: readonly LinkedAccountDto[], onDone: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [entries, setEntries] = useState(start);
  const [problem, setProblem] = useState<string | null>(null);
  const [receipt, setReceipt] = useState<LinkedReceipt | null>(null);
  const decide = useMutation(trpc.review.decideCluster.mutationOptions());
  const send = async () => {
    const rules = await import("./linked-answer").catch(() => null);
    if (!rules) return setProblem(offline);
    const chosen = accounts.map(({ account, openCase }) => ({ accountId: account.id, openCase }));
    const read = rules.readLinkedAnswer(chosen, entries);
    setProblem(read.problem);
    if (!read.answer) return;
    const names = new Map(accounts.map(({ account }) => [account.id, account.name.text]));
    decide.mutate(read.answer, {
      onSuccess: ({ answers }) => {
        setReceipt({ outcome: entries.outcome, names, answers });
        setEntries(start);
        onDone();
      },
      onError: (error) => setProblem([sentenceOf(error), codeOf(error)].filter(Boolean).join(" ")),
      onSettled: () => {
        void queries.invalidateQueries(trpc.accounts.pathFilter());
        void queries.invalidateQueries(trpc.review.pathFilter());
      },
    });
  };
  const change = (changed: Partial<LinkedEntries>) => {
    setProblem(null);
    setEntries({ ...entries, ...changed });
  };
  return { entries, change, problem, receipt, isBusy: decide.isPending, send: () => void send() };
}
