import fc from "fast-check";
import { expect, it } from "vitest";
import { nextCrossing, openTrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { earliestLook } from "@/server/accounts/domain/domain-services/earliest-look";
import { MASSES_PER_ACCOUNT, massesInto } from "@/server/accounts/domain/domain-services/score-of-masses";
import { foldEvidence } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { ASHA, anyFacts, NOW } from "../support/trust-facts";

it("comes no later than the exact crossing, and never when there is nothing to come", () => {
  let early = 0;
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const evidence = foldEvidence(facts, trustPolicyV1);
      const profile = openTrustProfile({ accountId: ASHA, kycLevel: "NONE", policy: trustPolicyV1, at: NOW, evidence });
      fc.pre(Object.keys(profile.coolDown).length === 0);
      const masses = new Float64Array(MASSES_PER_ACCOUNT);
      massesInto(masses, 0, evidence, NOW.getTime());
      const look = earliestLook(profile, masses, 0, trustPolicyV1, NOW.getTime());
      const exact = nextCrossing(profile, trustPolicyV1);
      if (look && exact && look < exact.getTime()) early += 1;
      // A crossing is told by the minute that follows it.
      if (exact) expect(look ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(exact.getTime());
    }),
    { numRuns: 2_000 },
  );
  expect(early).toBeGreaterThan(100);
});
