import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { refusalToDecideOnOwn } from "@/server/accounts/domain/domain-services/authorization-service";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import type { EndSessionsInput } from "./end-sessions.schema";
import { endSessionsWithin } from "./end-sessions-within";

export type SessionsEnded = { readonly auditEntryId: string; readonly ended: number };

/** Staff end some or all sessions of an account. Sessions that had ended already are not counted. */
export const endSessions =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (input: EndSessionsInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<SessionsEnded>> => {
    const accountId = accountIdFrom(input.accountId);
    return unitOfWork(
      {
        action: "account.end-sessions",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        reason: { note: input.note },
      },
      async (write) => {
        const own = refusalToDecideOnOwn(actor.accountId, accountId);
        if (own) return own;
        if (!(await write.accounts.find(accountId))) return refuse({ code: "NOT_FOUND", what: "account" });
        const ended = await endSessionsWithin(write, {
          accountId,
          cause: "ENDED_BY_STAFF",
          by: actor.accountId,
          ...(input.sessionIds ? { only: input.sessionIds.map(sessionIdFrom) } : {}),
        });
        return done({ auditEntryId: write.auditEntryId, ended: ended.length });
      },
    );
  };
