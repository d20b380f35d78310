import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";
import type { EndSessionInput } from "./end-session.schema";

export type SessionEnded = { readonly auditEntryId: string; readonly ended: number };

/**
 * Ends one of the actor's own sessions. Somebody else's is NOT_FOUND, as if it did not exist; one that had ended
 * already counts 0.
 */
export const endSession =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (input: EndSessionInput, actor: HolderActor | StaffActor, origin: RequestOrigin): Promise<Result<SessionEnded>> => {
    const sessionId = sessionIdFrom(input.sessionId);
    return unitOfWork(
      {
        action: "account.end-session",
        actor,
        origin,
        subject: { type: "SESSION", id: sessionId },
        accounts: [actor.accountId],
      },
      async (write) => {
        const session = await write.sessions.find(sessionId);
        if (session?.accountId !== actor.accountId) return refuse({ code: "NOT_FOUND", what: "session" });
        const { accountId } = actor;
        const ended = await endSessionsWithin(write, {
          accountId,
          cause: "ENDED_BY_HOLDER",
          by: accountId,
          only: [sessionId],
        });
        return done({ auditEntryId: write.auditEntryId, ended: ended.length });
      },
    );
  };
