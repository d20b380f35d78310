import type { AccountEventConsumer } from "@/server/accounts/adapters/outbound/messaging/account-event-consumer";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { Result } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { AccountCloudEvent } from "@/server/accounts/outbox/cloud-event";

export type SignInEventsDeps = {
  readonly noteDeviceLinks: (accountId: AccountId, origin: RequestOrigin) => Promise<Result<number>>;
  readonly noteFailedSignIns: (accountId: AccountId, at: Date, origin: RequestOrigin) => Promise<Result<number>>;
};

/**
 * What sign-ins tell about accounts beside the one that signs in. Each effect is a unit of work of its own that counts
 * once by its signals' keys, so that a repeat after a rolled-back delivery changes nothing.
 */
export const signInEventsHandler = (deps: SignInEventsDeps): AccountEventConsumer => ({
  name: "sign-in-evidence",
  types: new Set(["accounts.device-recorded.v1", "accounts.account-locked.v1", "accounts.risk-increased.v1"]),
  handle: async (events) => {
    for (const event of events) await note(deps, event);
  },
});

async function note(deps: SignInEventsDeps, event: AccountCloudEvent): Promise<void> {
  const accountId = accountIdFrom(event.partitionkey);
  const { cause, scope } = event.data;
  const origin = { requestId: event.correlationid, channel: "worker", ip: null, userAgent: null } as const;
  if (event.type === "accounts.risk-increased.v1") {
    if (cause === "FAILED_SIGN_INS") check(await deps.noteFailedSignIns(accountId, new Date(event.time), origin));
  } else if (event.type === "accounts.device-recorded.v1" || scope === "ACCOUNT") {
    check(await deps.noteDeviceLinks(accountId, origin));
  }
}

/** A refusal here is a delay: the relay delivers the event again. */
function check(noted: Result<number>): void {
  if (!noted.ok) throw new Error(`Evidence of a sign-in was refused: ${noted.refusal.code}`);
}
