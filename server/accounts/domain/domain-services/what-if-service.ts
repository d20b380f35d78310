import { addSignals, type Fact, withoutSignals } from "../entities/evidence";
import type { Factor } from "../entities/trust-signal";
import type { SignalMasses, TrustPolicy } from "../policies/trust-policy";
import type { HypotheticalFact } from "../value-objects/hypothetical-fact";
import type { Hypothesis } from "./hypothetical-service";

export type Imagined =
  | { readonly what: "ADD"; readonly fact: HypotheticalFact; readonly count: number }
  /** So many of a factor's facts against the account, the heaviest first. */
  | { readonly what: "FOUND_WRONG"; readonly factor: Factor; readonly count: number };

type Mass = readonly [factor: Factor, good: number, bad: number];

/** Everything is imagined to happen now, at once: a burst is what only the real course of things makes. */
const MASSES: Readonly<Record<HypotheticalFact, (masses: SignalMasses) => readonly Mass[]>> = {
  ORDER_COMPLETED: () => [
    ["completion", 1, 0],
    ["refunds", 1, 0],
    ["failures", 1, 0],
  ],
  ORDER_FAILED: () => [["completion", 0, 1]],
  REFUND: () => [["refunds", 0, 1]],
  COUPON_ABUSE: () => [["couponAbuse", 0, 1]],
  PAYMENT: () => [["failures", 1, 0]],
  DECLINE: ({ decline }) => [["failures", 0, decline]],
  CHARGEBACK: ({ chargeback }) => [["failures", 0, chargeback]],
  NEW_DEVICE: () => [["newDevices", 0, 1]],
  SHARED_DEVICE: ({ sharedAccount }) => [["sharedDevices", 0, sharedAccount]],
  DEVICE_OF_LOCKED: ({ sharedLockedAccount }) => [["sharedDevices", 0, sharedLockedAccount]],
  SUSPICIOUS_ADDRESS: () => [["ipReputation", 0, 1]],
  UNLIKELY_JOURNEY: () => [["ipTravel", 0, 1]],
  UNDISPUTED_SALE: () => [["disputes", 1, 0]],
  DISPUTE_LOST: ({ disputeOpened, disputeLost }) => [["disputes", 0, disputeOpened + disputeLost]],
};

/** The evidence as it would be, `inDays` from now, after everything that is imagined. Nothing is kept of it. */
export function imagine(
  { evidence, at }: Hypothesis,
  imagined: readonly Imagined[],
  { against, policy, until }: { against: ReadonlyMap<Factor, readonly Fact[]>; policy: TrustPolicy; until: Date },
): Hypothesis {
  let changed = evidence;
  for (const one of imagined) {
    if (one.what === "FOUND_WRONG") {
      changed = withoutSignals(changed, (against.get(one.factor) ?? []).slice(0, one.count), policy);
    } else {
      const facts = MASSES[one.fact](policy.masses).map(([factor, good, bad]) => ({
        factor,
        good: good * one.count,
        bad: bad * one.count,
        occurredAt: at,
      }));
      changed = addSignals(changed, facts, policy);
    }
  }
  return { evidence: changed, at: until };
}
