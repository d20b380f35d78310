import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import { aloneUntil } from "@/server/accounts/domain/aggregates/lock-allowance";
import type { ApprovalRequest } from "@/server/accounts/domain/entities/approval-request";
import type {
  ClusterMember,
  ClusterMemberState,
  LinkedDecision,
} from "@/server/accounts/domain/entities/cluster-member";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { isApiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";
import { refusalSentence } from "../../dto/refusal-sentences";
import { applyLock } from "../lock-account/apply-lock";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { refusalIfLinked } from "../refusal-if-linked";
import { refusalOverCap } from "../refusal-over-cap";
import { mayStillAsk } from "./refusal-of-deciders";

export type MemberRef = { readonly approvalId: ApprovalId; readonly accountId: AccountId };
type Who = { readonly actor: Actor; readonly origin: RequestOrigin };
/** In whose name: their row is held too, so that their locks of this hour are counted right whoever contains. */
type ToContain = MemberRef & { readonly askedBy: AccountId };

/**
 * Locks one account of a cluster until somebody answered, as long as one person may, in a commit of its own; a repeat
 * finds it contained. Where a rule says no the account waits uncontained, with the reason. Null when it was done before.
 */
export async function containMember(
  { unitOfWork }: { readonly unitOfWork: UnitOfWork },
  { approvalId, accountId, askedBy }: ToContain,
  { actor, origin }: Who,
): Promise<ClusterMemberState | null> {
  const audited = {
    action: "case.contain-linked",
    actor,
    origin: { ...origin, requestId: approvalId },
    subject: { type: "ACCOUNT", id: accountId },
    accounts: [accountId],
    inNameOf: askedBy,
  } as const;
  const outcome = await unlessNothingToDo(
    unitOfWork(audited, async (write) => {
      const member = await write.clusters.find(approvalId, accountId);
      const request = await write.approvals.find(approvalId);
      if (member?.state !== "TO_CONTAIN" || request?.state !== "PENDING") throw new NothingToDo();
      const locked = await write.attempt(() => lockWithin(write, member, request));
      const after = afterLock(member, locked, write);
      if (!(await write.clusters.save(member, after))) throw new NothingToDo();
      return done(after.state);
    }),
  );
  return outcome?.ok ? outcome.value : null;
}

/** The start of the lock that this request put there; null where another one holds the account already. */
async function lockWithin(
  write: WritableRepositories,
  { accountId, decision }: ClusterMember,
  { action, requestedBy: by }: ApprovalRequest,
): Promise<Result<Date | null>> {
  if (decision?.outcome !== "LOCK" || isApiKeyRef(by)) throw new Error("Only a lock by a person contains.");
  // The worker may come to it later, when whoever asked is not one of those any more who may.
  if (!mayStillAsk(await write.accounts.find(by), action, write.at))
    return refuse({ code: "FORBIDDEN", permission: action });
  const refused = (await refusalOverCap(write, "locks", by)) ?? (await refusalIfLinked(write, by, accountId));
  if (refused) return refused;
  const account = await write.accounts.find(accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  if (activeLock(account, write.at)?.scope === "ACCOUNT") return done(null);
  const until = containedUntil(decision, aloneUntil(account, { scope: "ACCOUNT", at: write.at }), write.at);
  const order = { accountId, reasonCode: decision.reasonCode, scope: "ACCOUNT", until, by } as const;
  const applied = await applyLock(write, order, account);
  return applied.ok ? done(applied.value.lock.since) : applied;
}

/** No longer than was asked for; where nothing is left to one person, the lock is refused for what it is. */
function containedUntil({ hours }: Extract<LinkedDecision, { outcome: "LOCK" }>, alone: Date, at: Date): Date {
  const wanted = new Date(at.getTime() + Math.min(hours, reviewPolicy.lockHoursWithoutApproval) * 3_600_000);
  return alone > at && alone < wanted ? alone : wanted;
}

function afterLock(member: ClusterMember, locked: Result<Date | null>, write: WritableRepositories): ClusterMember {
  const { auditEntryId } = write;
  if (!locked.ok) {
    const { code } = locked.refusal;
    return { ...member, state: "WAITING", refusalCode: code, because: refusalSentence(locked.refusal), auditEntryId };
  }
  if (!locked.value) return { ...member, state: "WAITING", because: "It was locked already.", auditEntryId };
  return { ...member, state: "CONTAINED", containedSince: locked.value, auditEntryId };
}
