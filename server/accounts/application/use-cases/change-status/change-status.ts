import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isLocked, isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { aloneUntil } from "@/server/accounts/domain/aggregates/lock-allowance";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import { applyLock } from "../lock-account/apply-lock";
import { refusalOverCap } from "../refusal-over-cap";
import { requestApprovalWithin } from "../request-approval/request-approval-within";
import type { ChangeStatusInput } from "./change-status.schema";
import { decideStatus } from "./decide-status";

export type StatusAsked = {
  readonly approvalId: string;
  readonly auditEntryId: string;
  readonly expiresAt: Date;
  /** The lock that holds until somebody answers; null where nothing had to be contained. */
  readonly containedUntil: Date | null;
  readonly sessionsEnded: number;
};

/**
 * Asks that an account be suspended, activated or disabled: nobody does that alone. An account to be suspended is
 * locked at once, as far as one person may. Refuses what the life cycle would refuse now, and one's own account.
 */
export const changeStatus =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (input: ChangeStatusInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<StatusAsked>> => {
    const accountId = accountIdFrom(input.accountId);
    const { to, reasonCode, note } = input;
    return unitOfWork(
      {
        action: "account.change-status",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        reason: { code: reasonCode, note },
      },
      async (write) => {
        const account = await write.accounts.find(accountId);
        if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
        const refused = refusalToAsk(account, input, actor, write.at);
        if (refused) return refused;
        const contained = await containWithin(write, account, input, actor);
        if (!contained.ok) return contained;
        const order = { to, reasonCode };
        const asked = await requestApprovalWithin(write, {
          action: "account.change-status",
          accountId,
          order,
          reasonCode,
          note,
          by: actor,
        });
        if (!asked.ok) return asked;
        return done({
          approvalId: asked.value.id,
          auditEntryId: write.auditEntryId,
          expiresAt: asked.value.expiresAt,
          containedUntil: contained.value.until,
          sessionsEnded: contained.value.endedSessionIds.length,
        });
      },
    );
  };

/** Nobody is troubled with a question that can't come true. */
function refusalToAsk(
  account: Account,
  { to, reasonCode }: ChangeStatusInput,
  actor: StaffActor,
  at: Date,
): Refused | null {
  if (isStaffAccount(account)) return refuse({ code: "FORBIDDEN", permission: "team.deactivate" });
  const decided = decideStatus(account, to, { reason: reasonCode, by: actor.accountId, at });
  if (!decided.ok) return decided;
  return decided.value.events.length > 0 ? null : refuse({ code: "ILLEGAL_TRANSITION", from: account.status, to });
}

type Contained = { readonly until: Date | null; readonly endedSessionIds: readonly SessionId[] };

async function containWithin(
  write: WritableRepositories,
  account: Account,
  input: ChangeStatusInput,
  actor: StaffActor,
): Promise<Result<Contained>> {
  if (input.to !== "SUSPENDED") return done({ until: null, endedSessionIds: [] });
  const capped = await refusalOverCap(write, "locks", actor.accountId);
  if (capped) return capped;
  const until = aloneUntil(account, { scope: "ACCOUNT", at: write.at });
  if (isLocked(account, write.at) || until <= write.at) {
    return done({ until: account.lock?.until ?? null, endedSessionIds: [] });
  }
  const { reasonCode } = input;
  const order = { accountId: account.id, reasonCode, scope: "ACCOUNT", until, by: actor.accountId } as const;
  const applied = await applyLock(write, order);
  return applied.ok
    ? done({ until: applied.value.lock.until, endedSessionIds: applied.value.endedSessionIds })
    : applied;
}
