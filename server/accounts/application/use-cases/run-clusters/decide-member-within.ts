import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { AnsweredApproval } from "@/server/accounts/domain/entities/approval-request";
import type { ClusterMember, LinkedDecision } from "@/server/accounts/domain/entities/cluster-member";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { done, type Result, refuse, unreachable } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { decideWithin } from "../clear-case/decide-within";
import { limitWithin } from "../limit-case/limit-within";
import { applyLock } from "../lock-account/apply-lock";
import { verifyWithin } from "../verify-case/verify-within";
import { caseOfMember } from "./case-of-member";
import { refusalOfDeciders } from "./refusal-of-deciders";

export type MemberOrder = {
  readonly member: ClusterMember;
  readonly request: AnsweredApproval;
  readonly note: string;
};

type Subject = {
  readonly account: Account;
  readonly reviewCase: ReviewCase | null;
  readonly asker: AccountId;
};

/**
 * Gives one account the decision that was asked for it, decided anew under its lock: the two people still may, the case
 * that was seen is still open, the account is no colleague's. Answers what is worth saying beside "done", or null.
 */
export async function decideMemberWithin(
  write: WritableRepositories,
  order: MemberOrder,
): Promise<Result<string | null>> {
  const { member, request } = order;
  const account = await write.accounts.find(member.accountId);
  if (!account || !member.decision) return refuse({ code: "NOT_FOUND", what: "account" });
  if (isStaffAccount(account)) return refuse({ code: "FORBIDDEN", permission: "staff.deactivate" });
  const deciders = await refusalOfDeciders(write, request, member.accountId);
  if (!deciders.ok) return deciders;
  const reviewCase = await caseOfMember(write, member, request);
  if (!reviewCase.ok) return reviewCase;
  const subject = { account, reviewCase: reviewCase.value, asker: deciders.value.asker };
  return await decide(write, { ...order, decision: member.decision }, subject);
}

type Decided = MemberOrder & { readonly decision: LinkedDecision };

async function decide(write: WritableRepositories, order: Decided, subject: Subject): Promise<Result<string | null>> {
  const { decision, note } = order;
  if (decision.outcome === "LOCK") return await lockWithin(write, order, subject);
  if (!subject.reviewCase) return refuse({ code: "NOT_FOUND", what: "open case" });
  const { id: caseId, version } = subject.reviewCase;
  const on = { caseId, version, note, by: subject.asker };
  switch (decision.outcome) {
    case "CLEAR": {
      const { outcome, reasonCode } = decision;
      const cleared = await decideWithin(write, { ...on, answer: { outcome, reasonCode, note } });
      return cleared.ok ? done(null) : cleared;
    }
    case "VERIFY": {
      const asked = await verifyWithin(write, { ...on, reasonCode: decision.reasonCode });
      return asked.ok ? done(null) : asked;
    }
    case "LIMIT": {
      const limited = await limitWithin(write, { ...on, ...decision });
      return limited.ok ? done(null) : limited;
    }
    default:
      return unreachable(decision);
  }
}

/** The case closes, where there is one; the lock counts from where it began, also where it only contained so far. */
async function lockWithin(
  write: WritableRepositories,
  { member, request, note, decision }: Decided,
  { account, reviewCase, asker }: Subject,
): Promise<Result<string | null>> {
  if (decision.outcome !== "LOCK") throw new Error("Only a lock locks.");
  const { reasonCode, hours } = decision;
  const standing = activeLock(account, write.at);
  if (reviewCase) {
    const { id: caseId, version } = reviewCase;
    const answer = { outcome: "LOCK", reasonCode, note } as const;
    const closed = await decideWithin(write, { caseId, version, answer, by: asker });
    if (!closed.ok) return closed;
  }
  const until = new Date((member.containedSince ?? write.at).getTime() + hours * 3_600_000);
  if (member.containedSince && until <= write.at) return done("Its lock had run its time while it waited.");
  const locked = await applyLock(write, {
    accountId: account.id,
    reasonCode,
    scope: "ACCOUNT",
    until,
    by: asker,
    approvedBy: request.decidedBy,
  });
  if (!locked.ok) return locked;
  const isUnmoved = standing?.scope === "ACCOUNT" && standing.until?.getTime() === locked.value.lock.until?.getTime();
  const isOurs = standing?.since.getTime() === member.containedSince?.getTime();
  return done(isUnmoved && !isOurs ? "It was locked already, as long or longer: that lock stays." : null);
}
