import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { endSessions } from "@/server/accounts/domain/domain-services/session-management-service";
import type { Session } from "@/server/accounts/domain/entities/session";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { SessionEndCause } from "@/server/accounts/domain/value-objects/session-end-cause";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";

export type EndOrder = {
  readonly accountId: AccountId;
  readonly cause: SessionEndCause;
  readonly by: ActorRef;
  /** All live ones when absent. */
  readonly only?: readonly SessionId[];
  /** Those that live, where this unit of work has read them already: none begins or ends while it holds the account. */
  readonly live?: readonly Session[] | null;
};

/** Ends live sessions within a running unit of work, one SessionRevoked each; answers those that ended now. */
export async function endSessionsWithin(write: WritableRepositories, order: EndOrder): Promise<readonly SessionId[]> {
  const { accountId, cause, by, only } = order;
  const live = order.live ?? (await write.sessions.listLive(accountId));
  const chosen = only ? live.filter((session) => only.includes(session.id)) : live;
  const { sessions, events } = endSessions(chosen, { cause, by, at: write.at });
  write.events.append(events);
  return write.sessions.end(
    accountId,
    sessions.map((session) => session.id),
    cause,
  );
}
