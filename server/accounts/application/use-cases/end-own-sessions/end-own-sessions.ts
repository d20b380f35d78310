import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";
import type { SessionEnded } from "../end-session/end-session";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";

/** Signs the actor out everywhere but here. */
export const endOwnSessions =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (actor: HolderActor | StaffActor, origin: RequestOrigin): Promise<Result<SessionEnded>> =>
    unitOfWork(
      {
        action: "account.end-sessions",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: actor.accountId },
        accounts: [actor.accountId],
      },
      async (write) => {
        const { accountId } = actor;
        const live = await write.sessions.listLive(accountId);
        const only = live.map(({ id }) => id).filter((id) => id !== actor.sessionId);
        const ended = await endSessionsWithin(write, { accountId, cause: "ENDED_BY_HOLDER", by: accountId, only });
        return done({ auditEntryId: write.auditEntryId, ended: ended.length });
      },
    );
