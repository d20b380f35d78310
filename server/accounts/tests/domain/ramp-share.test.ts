import { createHash, randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { isInShare, policyFor, RAMP_PLACES, rampPlace, rampWords } from "@/server/accounts/domain/policies/policy-ramp";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const anyVersion = fc.string().map((text) => rampWords(hashOf(text)));
const anyShare = fc.integer({ min: 1, max: 99 });

it("places an account the same for ever", () => {
  const words = rampWords(hashOf("trust policy 2"));
  expect(rampPlace("0192f0c1-7a10-7c3e-9d4f-5b6a7c8d9e0f", words)).toBe(
    rampPlace("0192f0c1-7a10-7c3e-9d4f-5b6a7c8d9e0f", rampWords(hashOf("trust policy 2"))),
  );
  // A number of its own, so that another release finds the same accounts in a share that is on record.
  expect(rampPlace("0192f0c1-7a10-7c3e-9d4f-5b6a7c8d9e0f", words)).toBe(1_525);
});

it("keeps whoever is in at one share in at every larger one, and none beyond all places", () => {
  fc.assert(
    fc.property(fc.uuid(), anyVersion, anyShare, anyShare, (id, words, one, other) => {
      const place = rampPlace(id, words);
      expect(Number.isInteger(place) && place >= 0 && place < RAMP_PLACES).toBe(true);
      const [small, large] = [Math.min(one, other), Math.max(one, other)];
      if (isInShare(id, { share: small, words })) expect(isInShare(id, { share: large, words })).toBe(true);
    }),
  );
});

it.each([
  ["ids as chance makes them", () => randomUUID()],
  ["ids that follow one another", (index: number) => `0192f0c1-7a10-7c3e-9d4f-${index.toString(16).padStart(12, "0")}`],
  [
    "ids of one moment",
    (index: number) =>
      `${(0x192f0c17a10n + BigInt(index))
        .toString(16)
        .padStart(12, "0")
        .replace(/^(.{8})/, "$1-")}-7c3e-9d4f-5b6a7c8d9e0f`,
  ],
])("takes about its share of %s, whatever the version", (_, idAt) => {
  const ids = Array.from({ length: 4_000 }, (__, index) => idAt(index));
  for (let version = 2; version < 22; version += 1) {
    const words = rampWords(hashOf(`version ${version}`));
    for (const share of [1, 10, 50, 90]) {
      const taken = ids.filter((id) => isInShare(id, { share, words })).length;
      // Six standard deviations of a coin that falls so often.
      const spread = 6 * Math.sqrt(ids.length * (share / 100) * (1 - share / 100));
      expect(Math.abs(taken - (ids.length * share) / 100)).toBeLessThanOrEqual(spread);
    }
  }
});

it("shuffles the accounts anew for every version: two shares of half meet in about a quarter", () => {
  const ids = Array.from({ length: 4_000 }, () => randomUUID());
  const [one, other] = [rampWords(hashOf("one")), rampWords(hashOf("other"))];
  const both = ids.filter(
    (id) => isInShare(id, { share: 50, words: one }) && isInShare(id, { share: 50, words: other }),
  );
  expect(Math.abs(both.length - 1_000)).toBeLessThanOrEqual(6 * Math.sqrt(4_000 * 0.25 * 0.75));
});

it("is the live version for everybody without a ramp, and one of the two with one", () => {
  const policy = { ...trustPolicyV1, version: 2 };
  fc.assert(
    fc.property(fc.uuid(), anyVersion, anyShare, (id, words, share) => {
      expect(policyFor(id, { live: trustPolicyV1, ramp: null })).toBe(trustPolicyV1);
      const scoring = policyFor(id, { live: trustPolicyV1, ramp: { policy, share, words } });
      expect(scoring).toBe(isInShare(id, { share, words }) ? policy : trustPolicyV1);
    }),
  );
});
