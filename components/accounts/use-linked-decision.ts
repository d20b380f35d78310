"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type CallError, codeOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { ClusterAskedDto, ClusterDecidedDto } from "@/server/accounts/application/dto/cluster-decision-dto";
import type { LinkedChoice, LinkedEntries, LinkedOutcome, LinkedTerms } from "./linked-answer";

export type LinkedReceipt =
  | {
      readonly kind: "DECIDED";
      readonly names: ReadonlyMap<string, string>;
      readonly answers: ClusterDecidedDto["answers"];
    }
  | { readonly kind: "ASKED"; readonly asked: ClusterAskedDto };

const terms: LinkedTerms = { reasonCode: null, level: "HIGH", days: 30, hours: 24 };
const start: LinkedEntries = {
  outcome: "LOCK",
  terms: { CLEAR: terms, VERIFY: terms, LIMIT: terms, LOCK: terms },
  note: "",
};

const offline = "This could not be read here. Try again once the connection is back.";

type Chosen = {
  readonly startId: string;
  readonly choices: readonly LinkedChoice[];
  readonly names: ReadonlyMap<string, string>;
  /** They are more than one person may decide: somebody else is asked. */
  readonly asks: boolean;
  readonly onDone: () => void;
};

/** One answer for several linked accounts: what is entered, why it can't be sent, and what came of it for each. */
export function useLinkedDecision({ startId, choices, names, asks, onDone }: Chosen) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [entries, setEntries] = useState(start);
  const [problem, setProblem] = useState<string | null>(null);
  const [receipt, setReceipt] = useState<LinkedReceipt | null>(null);
  const decide = useMutation(trpc.review.decideCluster.mutationOptions());
  const ask = useMutation(trpc.review.askCluster.mutationOptions());
  const done = (came: LinkedReceipt) => {
    setReceipt(came);
    setEntries(start);
    onDone();
  };
  const then = {
    onError: (error: CallError) => setProblem([sentenceOf(error), codeOf(error)].filter(Boolean).join(" ")),
    onSettled: () => {
      void queries.invalidateQueries(trpc.accounts.pathFilter());
      void queries.invalidateQueries(trpc.review.pathFilter());
      void queries.invalidateQueries(trpc.approvals.pathFilter());
    },
  };
  const send = async () => {
    const rules = await import("./linked-answer").catch(() => null);
    if (!rules) return setProblem(offline);
    const { answer, problem: unsaid } = rules.readLinkedAnswer({ startId, choices, asks }, entries);
    setProblem(unsaid);
    if (answer?.kind === "ASK")
      ask.mutate(answer.input, { ...then, onSuccess: (asked) => done({ kind: "ASKED", asked }) });
    if (answer?.kind === "DECIDE") {
      decide.mutate(answer.input, { ...then, onSuccess: ({ answers }) => done({ kind: "DECIDED", names, answers }) });
    }
  };
  const change = (changed: Partial<LinkedEntries>) => {
    setProblem(null);
    setEntries({ ...entries, ...changed });
  };
  const changeTerms = (outcome: LinkedOutcome, changed: Partial<LinkedTerms>) =>
    change({ terms: { ...entries.terms, [outcome]: { ...entries.terms[outcome], ...changed } } });
  const isBusy = decide.isPending || ask.isPending;
  return { entries, change, changeTerms, problem, receipt, isBusy, send: () => void send() };
}
