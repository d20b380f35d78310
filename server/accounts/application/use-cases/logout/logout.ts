import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { signOut } from "@/server/accounts/domain/domain-services/session-management-service";
import { done, type Result } from "@/server/accounts/domain/result";

/** Ends the session that asks. Refuses SESSION_ENDED when it had ended already, which leaves nothing to do. */
export const logout =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (actor: HolderActor | StaffActor, origin: RequestOrigin): Promise<Result<null>> =>
    unitOfWork(
      {
        action: "session.logout",
        actor,
        origin,
        subject: { type: "SESSION", id: actor.sessionId },
        accounts: [actor.accountId],
      },
      async (write) => {
        const session = await write.sessions.find(actor.sessionId);
        if (!session) return done(null);
        const signedOut = signOut(session, write.at);
        await write.sessions.end(actor.accountId, [actor.sessionId], "SIGNED_OUT");
        write.events.append(signedOut.events);
        return done(null);
      },
    );
