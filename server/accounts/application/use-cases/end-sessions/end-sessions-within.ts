import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
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
};

/** Ends live sessions within a running unit of work, one SessionRevoked each; answers those that ended now. */
export async function endSessionsWithin(write: WritableRepositories, order: EndOrder): Promise<readonly SessionId[]> {
  const ids = order.only ?? (await write.sessions.listLive(order.accountId)).map((session) => session.id);
  const ended = await write.sessions.end(order.accountId, ids, order.cause);
  write.events.append(
    ended.map((sessionId) => ({
      type: "SessionRevoked" as const,
      accountId: order.accountId,
      occurredAt: write.at,
      sessionId,
      cause: order.cause,
      by: order.by,
    })),
  );
  return ended;
}
