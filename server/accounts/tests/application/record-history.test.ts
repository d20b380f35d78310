import fc from "fast-check";
import { expect, test } from "vitest";
import type { HistoricSignal } from "@/server/accounts/application/use-cases/record-history/account-history";
import { recordHistoryWithin } from "@/server/accounts/application/use-cases/record-history/record-history-within";
import { recordSignals } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import { openTrustProfile, reevaluate } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { FACTORS } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 as policy } from "@/server/accounts/domain/policies/trust-policy-v1";
import { done } from "@/server/accounts/domain/result";
import { BUYER_ID, buyer } from "../support/account-facts";
import { inMemoryPorts } from "../support/in-memory-ports";
import { must } from "../support/must";
import { feed, livePolicy, workerOrigin } from "../support/signal-facts";

const asOf = new Date("2026-11-20T08:00:00Z");

const anyHistory = fc
  .uniqueArray(
    fc.record({
      minutesAgo: fc.integer({ min: 1, max: 400 * 1_440 }),
      factor: fc.constantFrom(...FACTORS),
      good: fc.constantFrom(0, 1, 18.65),
      bad: fc.constantFrom(0.2, 1, 5),
    }),
    { minLength: 1, maxLength: 14, selector: ({ minutesAgo }) => minutesAgo },
  )
  .map((facts) => facts.map(toSignal).sort((a, b) => a.toldAt.getTime() - b.toldAt.getTime()));

function toSignal({
  minutesAgo,
  ...mass
}: {
  minutesAgo: number;
  factor: (typeof FACTORS)[number];
  good: number;
  bad: number;
}) {
  const at = new Date(asOf.getTime() - minutesAgo * 60_000);
  return { ...mass, occurredAt: at, toldAt: at, source: "olist", sourceEventId: `fact ${minutesAgo}`, detail: {} };
}

function setUp() {
  const ports = inMemoryPorts();
  ports.tables.accounts.set(BUYER_ID, buyer());
  ports.now = asOf;
  const replay = async (signals: readonly HistoricSignal[]) =>
    must(
      await ports.unitOfWork(
        { action: "account.import", actor: feed, origin: workerOrigin, subject: null, accounts: [BUYER_ID] },
        async (write) => {
          const tools = { policies: { live: policy, ramp: null }, newId: ports.newId, asOf };
          return done(
            must(await recordHistoryWithin(write, [{ accountId: BUYER_ID, kycLevel: "CONTACT", signals }], tools)),
          );
        },
      ),
    );
  return { ports, replay, profile: () => ports.tables.profiles.get(BUYER_ID) };
}

/** The same facts, each recorded at its moment by the running product. */
async function lived(signals: readonly HistoricSignal[]) {
  const { ports, profile } = setUp();
  const at = new Date((signals[0]?.toldAt.getTime() ?? 0) - 1);
  ports.tables.profiles.set(BUYER_ID, openTrustProfile({ accountId: BUYER_ID, kycLevel: "CONTACT", policy, at }));
  for (const { toldAt, ...signal } of signals) {
    ports.now = toldAt;
    const deps = { unitOfWork: ports.unitOfWork, livePolicy, newId: ports.newId };
    must(await recordSignals(deps)({ signals: [{ ...signal, accountId: BUYER_ID }] }, feed, workerOrigin));
  }
  const last = profile();
  return last && reevaluate(last, { policy, at: asOf }).profile;
}

test("a replayed history leaves the profile that living through it would have left: score, level, cool-down", async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (signals) => {
      const { replay, profile } = setUp();
      await replay(signals);
      const { version: _, ...replayed } = profile() ?? { version: 0 };
      const { version: __, ...expected } = (await lived(signals)) ?? { version: 0 };
      expect(replayed).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("parts of a history that come in any order, and twice, leave what the whole leaves at once", async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, fc.infiniteStream(fc.nat()), async (signals, places) => {
      const parts = setUp();
      const mixed = signals.map((signal) => ({ signal, place: places.next().value })).sort((a, b) => a.place - b.place);
      for (const { signal } of [...mixed, ...mixed.slice(0, 3)]) await parts.replay([signal]);
      const whole = setUp();
      await whole.replay(signals);
      expect({ ...parts.profile(), version: 0 }).toEqual({ ...whole.profile(), version: 0 });
    }),
    { numRuns: 60 },
  );
});

test("a profile that has been scored here since takes old facts like any other arrival", async () => {
  const { ports, replay, profile } = setUp();
  const [first, second] = [30, 20].map((days) =>
    toSignal({ minutesAgo: days * 1_440, factor: "failures", good: 0, bad: 5 }),
  );
  if (!first || !second) throw new Error("two facts");
  await replay([first]);
  const now = new Date(asOf.getTime() + 3_600_000);
  const before = profile();
  if (before) ports.tables.profiles.set(BUYER_ID, { ...before, evaluatedAt: now });
  ports.now = now;
  const { fresh } = await replay([second]);
  expect(fresh[0]?.recordedAt.getTime()).toBeGreaterThan(now.getTime());
  expect(profile()?.evaluatedAt.getTime()).toBeGreaterThan(now.getTime());
});

test("facts older than signals are kept, and facts of a time still to come, are left out", async () => {
  const { replay } = setUp();
  const recorded = await replay([
    toSignal({ minutesAgo: 1_801 * 1_440, factor: "disputes", good: 0, bad: 1 }),
    toSignal({ minutesAgo: -60, factor: "disputes", good: 0, bad: 1 }),
    toSignal({ minutesAgo: 60, factor: "disputes", good: 0, bad: 1 }),
  ]);
  expect(recorded).toMatchObject({ forgotten: 1, refused: 1, fresh: [{ sourceEventId: "fact 60" }] });
});
