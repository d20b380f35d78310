import { afterAll, beforeAll, expect, it } from "vitest";
import { done, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must } from "../support/must";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import { audited, person, store } from "../support/stored-people";

let database: TestDatabase;
let ports: readonly RealPorts[];
beforeAll(async () => {
  database = await createTestDatabase();
  ports = [
    openRealPorts(database.appUrl, { limits: { reruns: 0 } }),
    openRealPorts(database.appUrl, { limits: { reruns: 0 } }),
  ];
});
afterAll(async () => {
  await Promise.all(ports.map((one) => one.close()));
  await database.drop();
});

/** The same shuffle in every run. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  let state = seed + 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  return items
    .map((item) => ({ item, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

const counting = (unitOfWork: RealPorts["unitOfWork"], accounts: readonly AccountId[]) =>
  unitOfWork(audited(accounts, { action: "trust.evaluate" }), async (write) => {
    for (const id of accounts) {
      const found = await write.accounts.find(id);
      if (!found) return refuse({ code: "NOT_FOUND", what: "account" });
      must(await write.accounts.save(found, { ...found, externalId: `${id} ${found.version}` }));
      write.events.append([{ type: "AccountDetailsChanged", accountId: id, occurredAt: write.at, changed: ["email"] }]);
    }
    return done(null);
  });

it("never deadlocks over several accounts named in any order, without a single rerun, and loses no update", async () => {
  const people = Array.from({ length: 8 }, () => person("Asha Rao"));
  const [here, there] = ports;
  if (!here || !there) throw new Error("two servers");
  await store(here.unitOfWork, ...people);
  const ids = people.map((account) => account.id);
  const work = Array.from({ length: 160 }, (_, n) => shuffled(ids, n * 7919).slice(0, 1 + (n % 4)));
  // Fewer at once than connections, so that nobody waits for one.
  const workers = Array.from({ length: 12 }, async (_, worker) => {
    for (let n = worker; n < work.length; n += 12) {
      must(await counting((worker % 2 === 0 ? here : there).unitOfWork, work[n] ?? []));
    }
  });
  await Promise.all(workers);
  const { rows } = await here.database.pool.query<{ saved: number; told: number }>(
    "SELECT sum(version - 1)::int AS saved, sum(event_version)::int AS told FROM account",
  );
  const expected = work.flat().length;
  expect(rows).toEqual([{ saved: expected, told: expected }]);
});

it("reruns a work that met a deadlock of somebody else's making", async () => {
  const account = person("Vikram Seth");
  const [here] = ports;
  if (!here) throw new Error("a server");
  await store(here.unitOfWork, account);
  const patient = openRealPorts(database.appUrl);
  let runs = 0;
  const answer = await patient.unitOfWork(audited([account.id]), async (write) => {
    runs += 1;
    if (runs < 3) await raise(write);
    return done(runs);
  });
  expect(must(answer)).toBe(3);
  const { rows } = await here.database.pool.query("SELECT 1 FROM audit_entry WHERE account_id = $1", [account.id]);
  expect(rows).toHaveLength(2);
  await patient.close();

  /** What the driver would throw: the real error of a real statement, by a second opinion of the same row. */
  async function raise(write: { accounts: { find: (id: AccountId) => Promise<unknown> } }): Promise<void> {
    await write.accounts.find(account.id);
    const error = await patient.database.prisma
      .$executeRawUnsafe("DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = 'deadlock_detected'; END $$")
      .catch((thrown: unknown) => thrown);
    throw error;
  }
});
