import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { apiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { askStatusWithin, type StatusAsked } from "./ask-status-within";
import type { ChangeStatusByKeyInput } from "./change-status-by-key.schema";

/** What waits for a person; null where the account is there already. */
export type StatusAskedByKey = StatusAsked | null;

/**
 * Another system asks that an account be suspended, activated or disabled: a person decides. An account to be suspended
 * is locked at once, as far as one may alone. Where it is there already nothing changes, and a repeat names the
 * question that waits. Refuses what the life cycle would refuse now (ILLEGAL_TRANSITION).
 */
export const changeStatusByKey =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (
    accountId: AccountId,
    input: ChangeStatusByKeyInput,
    actor: MachineActor,
    origin: RequestOrigin,
  ): Promise<Result<StatusAskedByKey>> => {
    const { status: to, reasonCode, note } = input;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    const reason = { code: reasonCode, note };
    return unitOfWork(
      { action: "account.change-status", actor, origin, subject, accounts: [accountId], reason },
      async (write) => {
        const account = await write.accounts.find(accountId);
        if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
        if (account.status === to) return done(null);
        const waiting = await write.approvals.findPending("account.change-status", accountId);
        const isOwn = waiting?.requestedBy === apiKeyRef(actor.keyId) && waiting.order["to"] === to;
        if (waiting && isOwn && waiting.expiresAt > write.at) {
          const { id: approvalId, expiresAt } = waiting;
          const containedUntil = account.lock?.until ?? null;
          return done({ approvalId, auditEntryId: write.auditEntryId, expiresAt, containedUntil, sessionsEnded: 0 });
        }
        return askStatusWithin(write, { ...targetOf(input), accountId, note, by: actor });
      },
    );
  };

const targetOf = (input: ChangeStatusByKeyInput) =>
  input.status === "ACTIVE"
    ? { to: input.status, reasonCode: input.reasonCode }
    : { to: input.status, reasonCode: input.reasonCode };
