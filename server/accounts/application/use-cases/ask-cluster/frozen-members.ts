import type { LinkedCluster } from "@/server/accounts/application/ports/outbound/cluster-directory";
import type { ClusterMember, LinkedDecision } from "@/server/accounts/domain/entities/cluster-member";
import { clusterPolicy } from "@/server/accounts/domain/policies/cluster-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import { invalid } from "@/server/accounts/domain/value-objects/printable-text";
import type { AskClusterInput } from "./ask-cluster.schema";

/** One before its request has an id. */
export type FrozenWish = Omit<ClusterMember, "approvalId">;

export type Asked = { readonly cluster: LinkedCluster; readonly input: AskClusterInput };

/**
 * Everybody in the cluster with what is asked for each, the nearest first; whoever was not chosen is left out. Refuses
 * VALIDATION for an account that is not in it, and for a decision that needs an open case where none is.
 */
export function frozenMembers({ cluster, input }: Asked): Result<readonly FrozenWish[]> {
  const wishes = new Map<string, AskClusterInput["accounts"][number]>(
    input.accounts.map((one) => [one.accountId, one]),
  );
  const strangers = [...wishes.keys()].filter((id) => !cluster.members.some(({ accountId }) => accountId === id));
  if (strangers.length > 0)
    return invalid("accounts", `${count(strangers.length)} not in this cluster any more. ${AGAIN}`);
  let contained = 0;
  const members = cluster.members.map(({ accountId, ...asked }, place): FrozenWish => {
    const wish = wishes.get(accountId);
    const decision: LinkedDecision | null = wish ? (wish.decision ?? input.decision) : null;
    const contains = decision?.outcome === "LOCK" && contained < clusterPolicy.containedAtOnce;
    if (contains) contained += 1;
    const state = decision === null ? "LEFT_OUT" : contains ? "TO_CONTAIN" : "WAITING";
    const nothingYet = { containedSince: null, refusalCode: null, because: null, auditEntryId: null };
    return { accountId, place, decision, asked, state, ...nothingYet };
  });
  const moved = members.filter(({ accountId, asked }) => !isAsRead(wishes.get(accountId), asked.openCase?.id));
  if (moved.length > 0)
    return invalid("accounts", `${count(moved.length)} not as you read them: a case opened or closed. ${AGAIN}`);
  const caseless = members.filter(({ decision, asked }) => decision && decision.outcome !== "LOCK" && !asked.openCase);
  if (caseless.length > 0)
    return invalid("accounts", `${count(caseless.length)} without an open case: lock or leave them out.`);
  return done(members);
}

/** Was the case that the asker saw the one that is open, or none where none is? */
const isAsRead = (wish: AskClusterInput["accounts"][number] | undefined, openCase: string | undefined): boolean =>
  wish === undefined || wish.openCase?.id === openCase;

const AGAIN = "Read the list again.";
const count = (accounts: number): string => (accounts === 1 ? "1 account is" : `${accounts} accounts are`);
