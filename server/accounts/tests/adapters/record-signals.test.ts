import { afterAll, beforeAll, expect, test } from "vitest";
import type { IncomingSignal } from "@/server/accounts/application/use-cases/record-signals/incoming-signal";
import { recordSignals } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import { FACTORS } from "@/server/accounts/domain/entities/trust-signal";
import { done } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { must } from "../support/must";
import { chargeback, factOf, feed, workerOrigin } from "../support/signal-facts";
import { audited } from "../support/stored-people";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

let scene: WorkerScene;
beforeAll(async () => {
  scene = await openWorkerScene();
});
afterAll(() => scene.close());

const send = async (signals: readonly IncomingSignal[]) =>
  must(await recordSignals(scene)({ signals }, feed, workerOrigin));

const profileOf = async (id: AccountId) =>
  (
    await scene.rows(
      `SELECT p.score_milli, p.risk_level, e.buckets FROM trust_profile p JOIN trust_evidence e USING (account_id)
        WHERE account_id = $1`,
      [id],
    )
  )[0];

/** The same hundred facts for any account. */
const historyOf = (id: AccountId): IncomingSignal[] =>
  Array.from({ length: 100 }, (_, index) => {
    const factor = FACTORS[index % FACTORS.length] ?? "completion";
    const masses = index % 7 === 0 ? { bad: 0.3 } : { good: 1 };
    return factOf(id, factor, `${index}`, masses, new Date(scene.now().getTime() - index * 86_400_000));
  });

test("repeated and permuted batches give equal profiles", async () => {
  const [inOrder = accountIdFrom(""), mixed = accountIdFrom("")] = await scene.register("Asha Verma", "Bina Rao");
  await send(historyOf(inOrder));
  const facts = historyOf(mixed).map((fact, index) => ({ fact, key: (index * 37) % 101 }));
  const permuted = facts.sort((a, b) => a.key - b.key).map(({ fact }) => fact);
  for (let start = 0; start < 100; start += 20) await send(permuted.slice(start, start + 30));
  expect(await profileOf(mixed)).toEqual(await profileOf(inOrder));
});

test("ten callers with the same batch at once: every fact once, one case, nothing twice", async () => {
  const ids = [...(await scene.register("Chetan Das", "Divya Nair", "Esha Pillai"))];
  const batch = ids.flatMap((id) => [chargeback(id, "first", scene.now()), chargeback(id, "second", scene.now())]);
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, n) => send(n % 2 === 0 ? batch : [...batch].reverse())),
  );
  expect(results.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(6);
  expect(results.reduce((sum, { repeated }) => sum + repeated, 0)).toBe(54);
  expect(results.reduce((sum, { casesOpened }) => sum + casesOpened, 0)).toBe(3);
  const of = (table: string) => scene.rows(`SELECT 1 FROM ${table} WHERE account_id = ANY($1)`, [ids]);
  expect(await of("trust_signal")).toHaveLength(6);
  expect(await of("review_case")).toHaveLength(3);
  expect(
    await scene.rows("SELECT 1 FROM outbox WHERE type = 'accounts.trust-signal-recorded.v1' AND account_id = ANY($1)", [
      ids,
    ]),
  ).toHaveLength(6);
});

test("each batch leaves one entry, whether it was new or a repeat", async () => {
  const [id = accountIdFrom("")] = await scene.register("Farah Khan");
  const count = async () => (await scene.rows("SELECT 1 FROM audit_entry WHERE action = 'signal.record'")).length;
  const before = await count();
  await send([chargeback(id, "first", scene.now())]);
  await send([chargeback(id, "first", scene.now())]);
  expect(await count()).toBe(before + 2);
});

test("what a fact tells about a person is sealed in the table and whole for the score's history", async () => {
  const [id = accountIdFrom("")] = await scene.register("Gita Bose");
  const detail = { ip: "203.0.113.7", orderId: "order-1" };
  await send([factOf(id, "ipReputation", "seen", { bad: 1 }, scene.now(), detail)]);
  const [stored] = await scene.rows<{ row: string }>(
    "SELECT s::text AS row FROM trust_signal s WHERE account_id = $1",
    [id],
  );
  expect(stored?.row).toContain("order-1");
  expect(stored?.row).not.toContain("203.0.113.7");
  const read = await scene.unitOfWork(audited([id]), async ({ trust }) =>
    done(await trust.listSignals(id, new Date(0), 10)),
  );
  expect(must(read)).toMatchObject([{ detail }]);
});
