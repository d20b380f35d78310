import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { sessionsEndedBy } from "@/server/accounts/domain/domain-services/session-management-service";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { SessionEndCause } from "@/server/accounts/domain/value-objects/session-end-cause";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import { endSessionsWithin } from "./end-sessions-within";

/** Ends every session but the one in which its holder changed how they sign in. */
export async function endOtherSessionsWithin(
  write: WritableRepositories,
  { accountId, sessionId }: { readonly accountId: AccountId; readonly sessionId: SessionId },
  cause: Extract<SessionEndCause, "PASSWORD_CHANGED" | "CONTACT_CHANGED">,
): Promise<readonly SessionId[]> {
  const live = await write.sessions.listLive(accountId);
  const only = sessionsEndedBy(cause, live, sessionId).map(({ id }) => id);
  return endSessionsWithin(write, { accountId, cause, by: accountId, only });
}
