import { describe, expect, it } from "vitest";
import { isClearedByTime } from "@/server/accounts/domain/domain-services/review-trigger-service";
import { riskOf } from "@/server/accounts/domain/domain-services/risk-transition-service";
import { scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type { Factor, TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import type { FlagReason } from "@/server/accounts/domain/value-objects/review-reason";
import { ASHA, evidenceOf, hoursAfter, NOW } from "../support/trust-facts";

const signal = (factor: Factor, bad: number, hours: number): TrustSignal => ({
  id: `${factor} ${hours}`,
  accountId: ASHA,
  factor,
  good: 0,
  bad,
  occurredAt: hoursAfter(hours),
  recordedAt: hoursAfter(hours),
  source: "shop",
  sourceEventId: `${factor} ${hours}`,
  detail: {},
});

/** Six attempts on a new account: HIGH for a day, MEDIUM without them. */
const burst = Array.from({ length: 6 }, (_, n) => signal("burst", 1, n / 1_000_000));

function cleared(
  signals: readonly TrustSignal[],
  hours: number,
  reasons: readonly FlagReason[] = ["RISK_REACHED_HIGH"],
) {
  const evidence = evidenceOf(...signals);
  const riskLevel = riskOf(scoreMilliAt(evidence, trustPolicyV1, hoursAfter(hours).getTime()), trustPolicyV1);
  return isClearedByTime({ reasons, openedAt: NOW }, { riskLevel, evidence }, signals, trustPolicyV1);
}

describe("a case that only a burst opened", () => {
  it("stays while the risk stands, and ends when it has fallen", () => {
    expect(cleared(burst, 1)).toBe(false);
    expect(cleared(burst, 72)).toBe(true);
  });

  it("waits for a person when it has another reason, or would be there without the burst", () => {
    expect(cleared(burst, 72, ["RISK_REACHED_HIGH", "LINKED_TO_FRAUD"])).toBe(false);
    expect(cleared(burst, 72, ["SCORE_FELL"])).toBe(false);
    const chargedBack = [...burst, signal("failures", 5, 0)];
    expect(cleared(chargedBack, 24 * 300)).toBe(false);
  });

  it("is judged by what was known then: good news that came later make no burst of it", () => {
    const chargedBack = signal("failures", 5, 0);
    const reversed = { ...signal("failures", -5, 30), occurredAt: chargedBack.occurredAt };
    expect(cleared([...burst, chargedBack, reversed], 72)).toBe(false);
  });
});
