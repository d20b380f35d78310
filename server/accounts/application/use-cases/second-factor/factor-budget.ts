import type { AttemptStore, OpaqueKey } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { SecondFactorReader } from "@/server/accounts/application/ports/outbound/second-factor-ports";
import type { AttemptedFactor } from "@/server/accounts/domain/policies/account-lock-policy";
import { factorAttemptLimit } from "@/server/accounts/domain/policies/second-factor-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { takeOne } from "../login/take-one";

export type FactorBudgetDeps = {
  readonly attempts: AttemptStore;
  readonly opaqueKey: OpaqueKey;
  readonly secondFactorReader: SecondFactorReader;
  readonly now: Clock;
};

export type FactorTry = { readonly waitSeconds: number | null; readonly forgive: () => Promise<void> };

/**
 * Takes one try of this factor before it is looked at: each factor has a counter of its own. A device that signed in
 * before counts apart, so that somebody who learned the password can't use up the owner's tries.
 */
export async function reserveFactor(
  deps: FactorBudgetDeps,
  factor: AttemptedFactor,
  { accountId, deviceTokenHash }: { readonly accountId: AccountId; readonly deviceTokenHash: Uint8Array },
): Promise<FactorTry> {
  const deviceId = await deps.secondFactorReader.findDeviceId(accountId, deviceTokenHash);
  const key = deviceId ? `${factor}/device/${deviceId}` : `${factor}/${deps.opaqueKey("account", accountId)}/unknown`;
  const waitSeconds = await takeOne(deps.attempts, { key, failures: factorAttemptLimit }, deps.now());
  return { waitSeconds, forgive: () => forgive(deps, key) };
}

/** The proof held: the counter starts over. */
const forgive = ({ attempts, now }: FactorBudgetDeps, key: string): Promise<void> =>
  attempts.update([key], () => ({
    buckets: [{ key, windowStartedAt: now(), count: 0, strikes: 0, blockedUntil: null }],
    answer: undefined,
  }));
