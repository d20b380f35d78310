import type { AccountEventConsumer } from "@/server/accounts/adapters/outbound/messaging/account-event-consumer";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { FraudLock } from "@/server/accounts/application/use-cases/flag-linked-accounts/flag-linked-accounts";
import type { LockNews } from "@/server/accounts/application/use-cases/weigh-linked-lock/weigh-linked-lock";
import type { Result } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { isSystemActor } from "@/server/accounts/domain/value-objects/actor-ref";
import { isLockReason } from "@/server/accounts/domain/value-objects/lock-reason";
import type { AccountCloudEvent } from "@/server/accounts/outbox/cloud-event";

export type LinkEventsDeps = {
  readonly weighLinkedLock: (news: LockNews, origin: RequestOrigin) => Promise<Result<number>>;
  readonly flagLinkedAccounts: (lock: FraudLock, origin: RequestOrigin) => Promise<Result<number>>;
};

const LOCKED = "accounts.account-locked.v1";
const UNLOCKED = "accounts.account-unlocked.v1";

/** Histories that are brought along tell themselves what came of their locks. */
const TELLS_ITSELF: ReadonlySet<string> = new Set(["system:demo", "system:import"]);

/**
 * What a lock says about everybody linked to the account. Each effect is a unit of work of its own that changes nothing
 * when it is repeated, so that a delivery that was rolled back may come again.
 */
export const linkEventsHandler = (deps: LinkEventsDeps): AccountEventConsumer => ({
  name: "link-effects",
  types: new Set([LOCKED, UNLOCKED]),
  wants: ({ data, actor }) => data["scope"] !== "UNKNOWN_DEVICES" && !TELLS_ITSELF.has(actor),
  handle: async (events) => {
    for (const event of events) await note(deps, event);
  },
});

async function note(deps: LinkEventsDeps, event: AccountCloudEvent): Promise<void> {
  const accountId = accountIdFrom(event.partitionkey);
  const origin = { requestId: event.correlationid, channel: "worker", ip: null, userAgent: null } as const;
  const { reason, since, by } = event.data;
  const liftedByPerson = event.type === UNLOCKED && !isSystemActor(String(by));
  check(await deps.weighLinkedLock({ accountId, liftedByPerson }, origin));
  if (event.type !== LOCKED || typeof reason !== "string" || !isLockReason(reason)) return;
  check(await deps.flagLinkedAccounts({ accountId, reason, since: new Date(String(since)) }, origin));
}

/** A refusal here is a delay: the relay delivers the event again. */
function check(noted: Result<number>): void {
  if (!noted.ok) throw new Error(`What a lock says about linked accounts was refused: ${noted.refusal.code}`);
}
