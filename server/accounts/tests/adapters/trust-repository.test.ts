import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  openTrustProfile,
  recordSignals,
  type TrustProfile,
} from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { done } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { newId } from "@/server/platform/new-id";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must } from "../support/must";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import { audited, person, store } from "../support/stored-people";
import { bad, daysBefore, good } from "../support/trust-facts";

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

const someone = async (): Promise<AccountId> => {
  const account = person("Asha Rao");
  await store(ports.unitOfWork, account);
  return account.id;
};

const signalOf = (accountId: AccountId, sourceEventId: string, more: Partial<TrustSignal> = {}): TrustSignal => {
  const at = new Date();
  const facts = { ...bad("failures", 1, 0), occurredAt: at, recordedAt: at, source: "test", detail: {} };
  return { id: newId(), accountId, sourceEventId, ...facts, ...more };
};

const insertNew = async (signals: readonly TrustSignal[]): Promise<readonly TrustSignal[]> => {
  const accounts = [...new Set(signals.map((signal) => signal.accountId))];
  return must(await ports.unitOfWork(audited(accounts), async (write) => done(await write.trust.insertNew(signals))));
};

describe("trust profiles", () => {
  it("come back exactly as they were saved, many in one statement", async () => {
    const ids: AccountId[] = [];
    while (ids.length < 30) ids.push(await someone());
    const profiles = ids.map((accountId, n): TrustProfile => {
      const opened = openTrustProfile({ accountId, kycLevel: "CONTACT", policy: trustPolicyV1, at: daysBefore(100) });
      const facts = [good("completion", 1 + n, 60), bad("refunds", 0.37 * n, 40), bad("burst", n, 2)];
      const signals = facts.map((fact) => signalOf(accountId, newId(), { ...fact, recordedAt: fact.occurredAt }));
      return must(
        recordSignals(
          opened,
          signals.filter(({ good, bad }) => good + bad > 0),
          { policy: trustPolicyV1, at: new Date() },
        ),
      ).profile;
    });
    const saved = await ports.unitOfWork(audited(ids), async (write) => {
      await write.trust.saveMany(profiles);
      return done(null);
    });
    must(saved);
    const found = must(await ports.unitOfWork(audited([]), async (write) => done(await write.trust.findMany(ids))));
    expect(ids.map((id) => found.get(id))).toEqual(profiles);
    const { rows } = await ports.database.pool.query<{ due: number }>(
      "SELECT count(next_crossing_at)::int AS due FROM trust_profile WHERE account_id = ANY($1::uuid[])",
      [ids],
    );
    expect(rows[0]?.due).toBeGreaterThan(0);
  });

  it("name the policy and the points in the entry of the work that moved them", async () => {
    const id = await someone();
    const open = (kycLevel: "NONE" | "CONTACT") =>
      ports.unitOfWork(audited([id], { action: "trust.evaluate" }), async (write) => {
        await write.trust.find(id);
        await write.trust.saveMany([
          openTrustProfile({ accountId: id, kycLevel, policy: trustPolicyV1, at: write.at }),
        ]);
        return done(write.auditEntryId);
      });
    must(await open("NONE"));
    const entryId = must(await open("CONTACT"));
    const { rows } = await ports.database.pool.query("SELECT changes, policy_version FROM audit_entry WHERE id = $1", [
      entryId,
    ]);
    expect(rows).toEqual([
      { changes: [{ field: "trust.kycLevel", before: "NONE", after: "CONTACT" }], policy_version: 1 },
    ]);
  });
});

describe("signals", () => {
  it("count once however many deliver them at the same time", async () => {
    const ids = [await someone(), await someone()];
    const signals = (): TrustSignal[] =>
      ids.flatMap((id) => Array.from({ length: 10 }, (_, n) => signalOf(id, `order-${n}`)));
    const answers = await Promise.all(Array.from({ length: 20 }, () => insertNew(signals())));
    expect(answers.flat()).toHaveLength(20);
    const { rows } = await ports.database.pool.query<{ stored: number }>(
      "SELECT count(*)::int AS stored FROM trust_signal WHERE account_id = ANY($1::uuid[])",
      [ids],
    );
    expect(rows).toEqual([{ stored: 20 }]);
  });

  it("are told apart by every part of their key, and repeated within one batch count once", async () => {
    const id = await someone();
    const one = signalOf(id, "order-1");
    const fresh = await insertNew([
      one,
      { ...one, id: newId() },
      { ...one, id: newId(), factor: "burst" },
      { ...one, id: newId(), source: "another" },
      { ...one, id: newId(), sourceEventId: "order-2" },
    ]);
    expect(fresh.map((signal) => [signal.source, signal.sourceEventId, signal.factor])).toEqual([
      ["test", "order-1", "failures"],
      ["test", "order-1", "burst"],
      ["another", "order-1", "failures"],
      ["test", "order-2", "failures"],
    ]);
    expect(fresh[0]?.id).toBe(one.id);
  });

  it("keep every bit of a mass and every part of a detail", async () => {
    const id = await someone();
    const mass = fc.double({ min: -10_000, max: 10_000, noNaN: true });
    const detail = fc.dictionary(
      fc.constantFrom("orderId", "amountMinor", "ip", "instrument", "device", "wasLate"),
      fc.oneof(
        fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0")),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
      ),
      { noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(mass, mass, detail, async (goodMass, badMass, parts) => {
        const stored = signalOf(id, newId(), { good: goodMass + 0, bad: badMass + 0, detail: parts });
        await insertNew([stored]);
        const read = must(
          await ports.unitOfWork(audited([]), async (write) =>
            done(await write.trust.listSignals(id, stored.occurredAt, 1)),
          ),
        );
        expect(read).toEqual([stored]);
      }),
      { numRuns: 60 },
    );
  });

  it("are listed oldest first, the newest of them where there are too many", async () => {
    const id = await someone();
    const signals = [5, 1, 3, 2, 4].map((n) => signalOf(id, `order-${n}`, { occurredAt: daysBefore(10 - n) }));
    await insertNew(signals);
    const listed = must(
      await ports.unitOfWork(audited([]), async (write) => done(await write.trust.listSignals(id, daysBefore(8), 3))),
    );
    expect(listed.map((signal) => signal.sourceEventId)).toEqual(["order-3", "order-4", "order-5"]);
  });
});
