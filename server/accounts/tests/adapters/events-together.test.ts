import { afterAll, beforeAll, expect, test } from "vitest";
import type { MachineActor } from "@/server/accounts/application/ports/outbound/actor";
import { refuse } from "@/server/accounts/domain/result";
import { newId } from "@/server/platform/new-id";
import { asking, newcomers, operator, putKey, sendEvents, shopEvent } from "../support/api-scene";
import { type ModuleScene, moduleScene, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { statementsOf } from "../support/statements-of";
import { putMachine, tellAll, toldBy } from "../support/told-events";

/** What the unit of work asks, and the looks before it. */
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
  toldBy(machine.actor, events, requestId);

const entriesOf = (requestIds: readonly string[]) =>
  rows(
    `SELECT request_id, outcome, refusal_code, actor_name, changes, tx::text, a.external_id
       FROM audit_entry e LEFT JOIN account a ON a.id = e.account_id
      WHERE request_id = ANY($1) ORDER BY array_position($1, request_id)`,
    [requestIds],
  );

test("requests of one moment share a commit; each has its answer, its entry and its news", async () => {
  const told = PEOPLE.map((person, at) => tell([paid(person)], at % 2 === 0 ? shop : till, `moment-${at}`));
  const answers = await tellAll(scene, told);
  const requestIds = told.map(({ origin }) => origin.requestId);
  const entries = await entriesOf(requestIds);
  expect(new Set(entries.map(({ tx }) => tx)).size).toBe(1);
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

test("a group asks the database no oftener than one request does, whoever is in it", async () => {
  const pool = scene.database.pool;
  const everybody = () => PEOPLE.map((person) => tell([paid(person)]));
  const alone = await statementsOf(pool, async () => void (await tellAll(scene, everybody().slice(0, 1))));
  const all = await statementsOf(pool, async () => void (await tellAll(scene, [...everybody(), ...everybody()])));
  // Everybody comes twice, and nobody meets themselves.
  expect(all.filter((text) => text.startsWith("COMMIT"))).toHaveLength(2);
  expect(alone.length, alone.join("\n")).toBeLessThanOrEqual(MOST_STATEMENTS);
  expect(all.length, all.join("\n")).toBeLessThanOrEqual(2 * MOST_STATEMENTS);
});

test("requests about one account are done one after the other, in the order of coming", async () => {
  const [one = "", other = ""] = PEOPLE;
  const people = [other, one, one, one];
  const told = people.map((person, at) => tell([paid(person)], shop, `row-${at}-${newId()}`));
  const answers = await tellAll(scene, told);
  expect(answers.every(({ status }) => status === "fulfilled")).toBe(true);
  const entries = await entriesOf(told.map(({ origin }) => origin.requestId));
  const order = entries.map(({ tx }) => BigInt(tx));
  expect([...order].sort((a, b) => (a < b ? -1 : 1))).toEqual(order);
  // The first of them went along with the other's.
  expect(new Set(order).size).toBe(3);
});

test("a key that is revoked while its request waits is refused, and the others beside it count", async () => {
  const [held = "", theirs = "", ours = ""] = PEOPLE;
  const gone = await putMachine(scene, "Gone");
  const told = [tell([paid(held)]), tell([paid(held)]), tell([paid(theirs)], gone), tell([paid(ours)])];
  const client = await scene.database.pool.connect();
  await client.query("BEGIN");
  const waitedFor = [held, theirs].map((ref) => ref.slice("ext:".length));
  await client.query("SELECT 1 FROM account WHERE external_id = ANY($1) ORDER BY id FOR UPDATE", [waitedFor]);
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

test("with 512 at the door the next ones are told to come again, and not one event of the others is lost", async () => {
  const crowd = Array.from({ length: 130 }, (_, at) => `ext:crowd-${at}`);
  const first = crowd.map((accountId) => shopEvent("coupon.redeemed", { accountId, couponCode: "DIWALI" }));
  await sendEvents(asking(scene, (await putKey(scene)).key), first, newcomers);
  const before = await rows("SELECT count(*)::int AS count FROM shop_event");
  const told = Array.from({ length: 520 }, (_, at) => tell([paid(crowd[at % crowd.length] ?? "")]));
  const answers = await Promise.all(told.map((one) => scene.accounts.api.takeEvents(one)));
  const away = answers.filter(({ ok }) => !ok);
  expect(away).toEqual(answers.slice(512));
  expect(away).toEqual(away.map(() => refuse({ code: "UNAVAILABLE", retryAfterSeconds: 1 })));
  const after = await rows("SELECT count(*)::int AS count FROM shop_event");
  expect(after[0].count - before[0].count).toBe(512);
});
