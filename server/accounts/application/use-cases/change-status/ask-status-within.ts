import type { MachineActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isLocked, isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import { aloneUntil } from "@/server/accounts/domain/aggregates/lock-allowance";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { apiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import type { ReasonAgainst, STAFF_REASONS } from "@/server/accounts/domain/value-objects/status-reason";
import { applyLock } from "../lock-account/apply-lock";
import { refusalOverCap } from "../refusal-over-cap";
import { requestApprovalWithin } from "../request-approval/request-approval-within";
import { decideStatus } from "./decide-status";

export type StatusAsked = {
  readonly approvalId: string;
  readonly auditEntryId: string;
  readonly expiresAt: Date;
  /** The lock that holds until somebody answers; null where nothing had to be contained. */
  readonly containedUntil: Date | null;
  readonly sessionsEnded: number;
};

/** Where an account should go; each target has reasons of its own. */
export type StatusWish = (
  | { readonly to: "SUSPENDED" | "DISABLED"; readonly reasonCode: ReasonAgainst }
  | { readonly to: "ACTIVE"; readonly reasonCode: (typeof STAFF_REASONS.ACTIVE)[number] }
) & { readonly accountId: AccountId; readonly note: string; readonly by: StaffActor | MachineActor };

/**
 * Within a running unit of work: contains an account that is to be suspended, as far as one person may, and asks a
 * second person. Refuses what the life cycle would refuse now, a staff account, and one's own.
 */
export async function askStatusWithin(write: WritableRepositories, wish: StatusWish): Promise<Result<StatusAsked>> {
  const { accountId, to, reasonCode, note, by } = wish;
  const account = await write.accounts.find(accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  const refused = refusalToAsk(account, wish, write.at);
  if (refused) return refused;
  const contained = await containWithin(write, account, wish);
  if (!contained.ok) return contained;
  const order = { to, reasonCode, contains: contained.value.isNew };
  const question = { action: "account.change-status", accountId, order, reasonCode, note, by } as const;
  const asked = await requestApprovalWithin(write, question);
  if (!asked.ok) return asked;
  return done({
    approvalId: asked.value.id,
    auditEntryId: write.auditEntryId,
    expiresAt: asked.value.expiresAt,
    containedUntil: contained.value.until,
    sessionsEnded: contained.value.endedSessionIds.length,
  });
}

/** Nobody is troubled with a question that can't come true. */
function refusalToAsk(account: Account, { to, reasonCode, by }: StatusWish, at: Date): Refused | null {
  if (isStaffAccount(account)) return refuse({ code: "FORBIDDEN", permission: "staff.deactivate" });
  const decided = decideStatus(account, to, { reason: reasonCode, by: refOf(by), at });
  if (!decided.ok) return decided;
  return decided.value.events.length > 0 ? null : refuse({ code: "ILLEGAL_TRANSITION", from: account.status, to });
}

const refOf = (by: StatusWish["by"]) => (by.kind === "STAFF" ? by.accountId : apiKeyRef(by.keyId));

type Contained = {
  readonly until: Date | null;
  /** The lock came with this question, over an account that nothing else held: it goes if nobody agrees. */
  readonly isNew: boolean;
  readonly endedSessionIds: readonly SessionId[];
};

async function containWithin(
  write: WritableRepositories,
  account: Account,
  wish: StatusWish,
): Promise<Result<Contained>> {
  if (wish.to !== "SUSPENDED") return done({ until: null, isNew: false, endedSessionIds: [] });
  const { reasonCode, by } = wish;
  const capped = by.kind === "STAFF" ? await refusalOverCap(write, "locks", by.accountId) : null;
  if (capped) return capped;
  const until = aloneUntil(account, { scope: "ACCOUNT", at: write.at });
  if (isLocked(account, write.at) || until <= write.at) {
    return done({ until: account.lock?.until ?? null, isNew: false, endedSessionIds: [] });
  }
  const order = { accountId: account.id, reasonCode, scope: "ACCOUNT", until, by: refOf(by) } as const;
  const applied = await applyLock(write, order);
  if (!applied.ok) return applied;
  const { lock, endedSessionIds } = applied.value;
  return done({ until: lock.until, isNew: activeLock(account, write.at) === null, endedSessionIds });
}
