import { afterAll, beforeAll, expect, test } from "vitest";
import type { MachineActor } from "@/server/accounts/application/ports/outbound/actor";
import { newId } from "@/server/platform/new-id";
import { asking, newcomers, operator, putKey, sendEvents, shopEvent } from "../support/api-scene";
import { type ModuleScene, moduleScene, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { statementsOf } from "../support/statements-of";
import { putMachine, tellAll, toldBy } from "../support/told-events";

/** For a group, whoever is in it: what its unit of work asks, and the three looks before it. */
const MOST_STATEMENTS = 17;
const PEOPLE = Array.from({ length: 12 }, (_, at) => `ext:together-${at}`);

let scene: ModuleScene;
let shop: { readonly actor: MachineActor; readonly keyId: string };
let till: { readonly actor: MachineActor; readonly keyId: string };
beforeAll(async () => {
  scene = await moduleScene();
  const ask = asking(scene, (await putKey(scene)).key);
  const first = PEOPLE.map((accountId) => shopEvent("coupon.redeemed", { accountId, couponCode: "DIWALI" }));
  await sendEvents(ask, first, newcomers);
  shop = await putMachine(scene, "Shop");
  till = await putMachine(scene, "Till");
});
afterAll(() => scene.close());

const rows = async (sql: string, values: readonly unknown[] = []) =>
  (await scene.database.pool.query(sql, [...values])).rows;

const paid = (accountId: string, more: object = {}, id = newId()) =>
  shopEvent(
    "payment.succeeded",
    { accountId, orderId: `order-${id}`, amountMinor: 90_000, currency: "INR", ...more },
    { id },
  );

const tell = (events: readonly object[], machine = shop, requestId = newId()) =>
  toldBy(scene, machine.actor, events, requestId);

const entriesOf = (requestIds: readonly string[]) =>
  rows(
    `SELECT request_id, outcome, refusal_code, actor_name, changes, tx::text, a.external_id
       FROM audit_entry e LEFT JOIN account a ON a.id = e.account_id
      WHERE request_id = ANY($1) ORDER BY array_position($1, request_id)`,
    [requestIds],
  );

test("requests of one moment share a commit; each has its answer, its entry and its news", async () => {
  const told = await Promise.all(
    PEOPLE.map((person, at) => tell([paid(person)], at % 2 === 0 ? shop : till, `moment-${at}`)),
  );
  const answers = await tellAll(scene, told);
  const requestIds = told.map(({ origin }) => origin.requestId);
  const entries = await entriesOf(requestIds);
  // The first one starts alone, and waits for nobody.
  expect(new Set(entries.map(({ tx }) => tx)).size).toBe(2);
  expect(entries.map(({ request_id, external_id, outcome }) => [request_id, `ext:${external_id}`, outcome])).toEqual(
    PEOPLE.map((person, at) => [`moment-${at}`, person, "DONE"]),
  );
  expect(entries.map(({ actor_name }) => actor_name)).toEqual(
    told.map(({ actor }) => actor.kind === "MACHINE" && actor.name),
  );
  for (const [at, answer] of answers.entries()) {
    expect(answer).toMatchObject({ status: "fulfilled", value: { ok: true, value: { accepted: 1, duplicates: 0 } } });
    expect(JSON.stringify(entries[at]?.changes)).toContain("signal failures");
  }
  const news = await rows(
    `SELECT o.correlation_id, a.external_id, min(o.actor) AS actor FROM outbox o JOIN account a ON a.id = o.account_id
      WHERE correlation_id = ANY($1) GROUP BY 1, 2 ORDER BY array_position($1, o.correlation_id)`,
    [requestIds],
  );
  expect(news.map(({ correlation_id, external_id }) => [correlation_id, `ext:${external_id}`])).toEqual(
    PEOPLE.map((person, at) => [`moment-${at}`, person]),
  );
  expect(news.map(({ actor }) => actor)).toEqual(
    PEOPLE.map((_, at) => `api-key:${(at % 2 === 0 ? shop : till).keyId}`),
  );
});

test("a group asks the database as often as one request does", async () => {
  const told = await Promise.all(PEOPLE.map((person) => tell([paid(person)])));
  const [first, ...others] = told;
  if (!first) throw new Error("Nobody tells anything.");
  const alone = await statementsOf(scene.database.pool, async () => void (await tellAll(scene, [first])));
  const again = await Promise.all(PEOPLE.map((person) => tell([paid(person)])));
  const all = await statementsOf(scene.database.pool, async () => void (await tellAll(scene, [...again, ...others])));
  // One alone, and two groups: everybody comes twice, and nobody meets themselves.
  const groups = all.filter((text) => text.startsWith("COMMIT")).length;
  expect(groups).toBe(3);
  expect(all.length, all.join("\n")).toBeLessThanOrEqual(alone.length + (groups - 1) * MOST_STATEMENTS);
});

test("requests about one account are done one after the other, in the order of coming", async () => {
  const [one = "", other = ""] = PEOPLE;
  const people = [other, one, one, one];
  const told = await Promise.all(people.map((person, at) => tell([paid(person)], shop, `row-${at}-${newId()}`)));
  const answers = await tellAll(scene, told);
  expect(answers.every(({ status }) => status === "fulfilled")).toBe(true);
  const entries = await entriesOf(told.map(({ origin }) => origin.requestId));
  const order = entries.map(({ tx }) => BigInt(tx));
  expect([...order].sort((a, b) => (a < b ? -1 : 1))).toEqual(order);
  expect(new Set(order).size).toBe(4);
});

test("a key that is revoked while its request waits is refused, and the others beside it count", async () => {
  const [held = "", theirs = "", ours = ""] = PEOPLE;
  const gone = await putMachine(scene, "Gone");
  const told = [
    await tell([paid(held)]),
    await tell([paid(held)]),
    await tell([paid(theirs)], gone),
    await tell([paid(ours)]),
  ];
  const client = await scene.database.pool.connect();
  await client.query("BEGIN");
  await client.query("SELECT 1 FROM account WHERE external_id = $1 FOR UPDATE", [held.slice(4)]);
  const telling = tellAll(scene, told);
  must(await scene.accounts.api.revokeKey(gone.keyId, operator, systemOrigin));
  await client.query("COMMIT");
  client.release();
  const answers = await telling;
  expect(
    answers.map((answer) => answer.status === "fulfilled" && (answer.value.ok || answer.value.refusal.code)),
  ).toEqual([true, true, "AUTHENTICATION_FAILED", true]);
  const entries = await entriesOf(told.map(({ origin }) => origin.requestId));
  expect(entries.map(({ outcome, refusal_code }) => refusal_code ?? outcome)).toEqual([
    "DONE",
    "DONE",
    "AUTHENTICATION_FAILED",
    "DONE",
  ]);
});
