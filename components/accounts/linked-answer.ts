import "@/components/kit/schemas-without-eval";
import type { ClusterOutcomeDto } from "@/server/accounts/application/dto/cluster-decision-dto";
import {
  type AskClusterInput,
  askClusterSchema,
} from "@/server/accounts/application/use-cases/ask-cluster/ask-cluster.schema";
import {
  type DecideClusterInput,
  decideClusterSchema,
} from "@/server/accounts/application/use-cases/decide-cluster/decide-cluster.schema";
import type { LimitLevel } from "@/server/accounts/domain/value-objects/limit-level";

export type LinkedOutcome = ClusterOutcomeDto["outcome"];

/** What one kind of decision says beside its kind. */
export type LinkedTerms = {
  readonly reasonCode: string | null;
  readonly level: LimitLevel;
  readonly days: number;
  readonly hours: number;
};

export type LinkedEntries = {
  /** What is decided for all that have none of their own. */
  readonly outcome: LinkedOutcome;
  readonly terms: Readonly<Record<LinkedOutcome, LinkedTerms>>;
  readonly note: string;
};

/** A chosen account, with the decision of its own where it has one. */
export type LinkedChoice = {
  readonly accountId: string;
  readonly openCase: { readonly id: string; readonly version: number } | null;
  readonly own: LinkedOutcome | null;
};

export type LinkedAnswer =
  | { readonly kind: "DECIDE"; readonly input: DecideClusterInput }
  | { readonly kind: "ASK"; readonly input: AskClusterInput };

type Question = { readonly startId: string; readonly choices: readonly LinkedChoice[]; readonly asks: boolean };

/** What was entered, by the rules that the server checks again, or a sentence for what is not right yet. */
export function readLinkedAnswer(
  { startId, choices, asks }: Question,
  entries: LinkedEntries,
): { readonly answer: LinkedAnswer | null; readonly problem: string | null } {
  const { outcome, note } = entries;
  const accounts = choices.map(({ accountId, openCase, own }) => ({
    accountId,
    openCase,
    ...(own !== null && own !== outcome ? { decision: decisionOf(own, entries) } : {}),
  }));
  const said = { decision: decisionOf(outcome, entries), accounts, note };
  if (asks) {
    const { data, error } = askClusterSchema.safeParse({ startId, ...said });
    return { answer: data ? { kind: "ASK", input: data } : null, problem: error?.issues[0]?.message ?? null };
  }
  const { data, error } = decideClusterSchema.safeParse(said);
  return { answer: data ? { kind: "DECIDE", input: data } : null, problem: error?.issues[0]?.message ?? null };
}

function decisionOf(outcome: LinkedOutcome, { terms }: LinkedEntries) {
  const { reasonCode, level, days, hours } = terms[outcome];
  if (outcome === "LIMIT") return { outcome, reasonCode, level, days };
  return outcome === "LOCK" ? { outcome, reasonCode, hours } : { outcome, reasonCode };
}
