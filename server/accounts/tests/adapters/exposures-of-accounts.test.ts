import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  EXPOSURE_SIGNALS,
  exposureOf,
} from "@/server/accounts/application/use-cases/record-signals/review-after-scoring";
import { FACTORS, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { done } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { newId } from "@/server/platform/new-id";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must } from "../support/must";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import { audited, person, store } from "../support/stored-people";

let database: TestDatabase;
let ports: RealPorts;
beforeAll(async () => {
  database = await createTestDatabase();
  ports = openRealPorts(database.appUrl);
});
afterAll(async () => {
  await ports.close();
  await database.drop();
});

const NOW = Date.now();
const DAY = 86_400_000;
const SINCE = new Date(NOW - 10 * DAY);
const currency = "INR" as const;

/** Many factors of few events, in favour and against, with amounts of every kind. */
const fact = fc.record({
  event: fc.integer({ min: 1, max: 6 }),
  source: fc.constantFrom("shop", "till"),
  factor: fc.constantFrom(...FACTORS),
  good: fc.constantFrom(0, 0, 1, -1),
  bad: fc.constantFrom(1, 0, 0.2, -0.2),
  daysAgo: fc.integer({ min: 0, max: 12 }),
  amountMinor: fc.constantFrom(250_000, 99.5, 0.3, 1, 0, -5, "many", null, true, undefined),
  currency: fc.constantFrom("INR", "INR", "USD", 5, null, undefined),
});

const signalsOf = (accountId: AccountId, facts: readonly (typeof fact extends fc.Arbitrary<infer F> ? F : never)[]) =>
  facts
    .filter(({ good, bad }) => good !== 0 || bad !== 0)
    .map(({ event, daysAgo, amountMinor, currency: own, ...rest }): TrustSignal => {
      const occurredAt = new Date(NOW - daysAgo * DAY + 1);
      const detail = {
        ...(amountMinor === undefined ? {} : { amountMinor }),
        ...(own === undefined ? {} : { currency: own }),
      };
      return {
        ...rest,
        id: newId(),
        accountId,
        occurredAt,
        recordedAt: new Date(NOW),
        sourceEventId: `e${event}`,
        detail,
      };
    });

const someone = async (): Promise<AccountId> => {
  const account = person("Asha Rao");
  await store(ports.unitOfWork, account);
  return account.id;
};

it("counts the money of an account's facts where they are stored as the domain counts it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fact, { maxLength: 30 }), fc.constantFrom(3, EXPOSURE_SIGNALS), async (facts, limit) => {
      const accountId = await someone();
      const asked = [{ accountId, since: SINCE, currency }];
      const { stored, sums } = must(
        await ports.unitOfWork(audited([accountId]), async ({ trust }) => {
          await trust.insertNew(signalsOf(accountId, facts));
          const stored = await trust.listSignalsOfMany([{ accountId, since: SINCE, goodAfter: null }], limit);
          return done({ stored: stored.get(accountId) ?? [], sums: await trust.exposuresOf(asked, limit) });
        }),
      );
      expect(sums.get(accountId)).toBe(exposureOf(stored, { currency }));
    }),
    { numRuns: 20 },
  );
});
