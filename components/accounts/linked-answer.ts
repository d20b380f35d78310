import "@/components/kit/schemas-without-eval";
import type { ClusterOutcomeDto } from "@/server/accounts/application/dto/cluster-decision-dto";
import {
  type DecideClusterInput,
  decideClusterSchema,
} from "@/server/accounts/application/use-cases/decide-cluster/decide-cluster.schema";
import type { LimitLevel } from "@/server/accounts/domain/value-objects/limit-level";

export type LinkedEntries = {
  readonly outcome: ClusterOutcomeDto["outcome"];
  readonly reasonCode: string | null;
  readonly note: string;
  readonly level: LimitLevel;
  readonly days: number;
  readonly hours: number;
};

/** What was entered, by the rules that the server checks again, or a sentence for what is not right yet. */
export function readLinkedAnswer(
  accounts: DecideClusterInput["accounts"],
  { outcome, reasonCode, note, level, days, hours }: LinkedEntries,
): { readonly answer: DecideClusterInput | null; readonly problem: string | null } {
  const own = outcome === "LIMIT" ? { level, days } : outcome === "LOCK" ? { hours } : {};
  const { data, error } = decideClusterSchema.safeParse({ decision: { outcome, reasonCode, ...own }, accounts, note });
  return { answer: data ?? null, problem: error?.issues[0]?.message ?? null };
}
