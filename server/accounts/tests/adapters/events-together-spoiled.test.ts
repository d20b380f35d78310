import { afterAll, beforeAll, expect, test } from "vitest";
import { createShopDirectory } from "@/server/accounts/adapters/outbound/persistence/shop-directory";
import type { MachineActor } from "@/server/accounts/application/ports/outbound/actor";
import { CommitInDoubt } from "@/server/accounts/application/ports/outbound/unit-of-work";
import {
  receiveTogether,
  type ToldEvents,
} from "@/server/accounts/application/use-cases/receive-events/receive-together";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { withConnection } from "@/server/platform/database-session";
import { newId } from "@/server/platform/new-id";
import { asking, newcomers, putKey, sendEvents, shopEvent } from "../support/api-scene";
import { openCutConnection } from "../support/cut-connection";
import { type ModuleScene, moduleScene } from "../support/module-scene";
import { openRealPorts } from "../support/real-ports";
import { countAnswers, putMachine, tellAll, tellPatiently, toldBy } from "../support/told-events";

const PEOPLE = Array.from({ length: 8 }, (_, at) => `ext:spoiled-${at}`);
/** An order that the database refuses to have anything of, whoever brings it. */
const POISON = "poison";

let scene: ModuleScene;
let shop: MachineActor;
beforeAll(async () => {
  scene = await moduleScene();
  const ask = asking(scene, (await putKey(scene)).key);
  const first = PEOPLE.map((accountId) => shopEvent("coupon.redeemed", { accountId, couponCode: "DIWALI" }));
  await sendEvents(ask, first, newcomers);
  shop = (await putMachine(scene, "Shop")).actor;
  await withConnection(scene.testDatabase.ownerUrl, async (client) => {
    await client.query(`
      CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.detail ->> 'orderId' = '${POISON}' THEN RAISE EXCEPTION 'poison'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER refuse_poison BEFORE INSERT ON trust_signal FOR EACH ROW EXECUTE FUNCTION refuse_poison()`);
  });
});
afterAll(() => scene.close());

const rows = async (sql: string, values: readonly unknown[] = []) =>
  (await scene.database.pool.query(sql, [...values])).rows;

const count = async (sql: string, values: readonly unknown[]): Promise<number> =>
  Number((await rows(sql, values))[0].n);

const paid = (accountId: string, orderId = newId(), more: object = {}) =>
  shopEvent("payment.succeeded", { accountId, orderId, amountMinor: 90_000, currency: "INR", ...more });

const tell = (...events: readonly object[]) => toldBy(shop, events);

const signalsOf = (ids: readonly string[]) =>
  count("SELECT count(*) AS n FROM trust_signal WHERE factor = 'failures' AND source_event_id = ANY($1)", [ids]);

const entriesOf = (told: readonly ToldEvents[]) =>
  count("SELECT count(*) AS n FROM audit_entry WHERE request_id = ANY($1)", [
    told.map(({ origin }) => origin.requestId),
  ]);

test("in a crowd of requests with repeats, strangers, nonsense and poison each good event counts once", async () => {
  // Two share a phone with everybody of their kind, so that requests meet in more than their names.
  const good = Array.from({ length: 48 }, (_, at) =>
    paid(
      PEOPLE[at % PEOPLE.length] ?? "",
      newId(),
      at % 3 === 0 ? { deviceId: `phone-${at % 4}`, ip: "203.0.113.7" } : {},
    ),
  );
  const bad = Array.from({ length: 4 }, (_, at) => paid(PEOPLE[at] ?? "", POISON));
  const strangers = Array.from({ length: 4 }, (_, at) => paid(`ext:stranger-${at}`));
  const nonsense = Array.from({ length: 4 }, () => ({ ...paid(PEOPLE[0] ?? ""), specversion: "0.3" }));
  const sent = [...good, ...bad, ...strangers, ...good.slice(0, 16), ...nonsense, ...good.slice(8, 12)];
  const mixed = sent.map((event, at) => ({ event, at: (at * 37) % sent.length })).sort((a, b) => a.at - b.at);
  const told = mixed.map(({ event }) => tell(event));
  const answers = await tellAll(scene, told);
  expect(countAnswers(answers)).toEqual({ accepted: 48, duplicates: 20, answered: told.length - bad.length });
  const failed = answers.flatMap((answer, at) => (answer.status === "rejected" ? [mixed[at]?.event] : []));
  expect(new Set(failed)).toEqual(new Set(bad));
  expect(await signalsOf(good.map(({ id }) => id))).toBe(48);
  expect(await signalsOf(bad.map(({ id }) => id))).toBe(0);
  // A request that broke leaves nothing, as it does alone.
  expect(await entriesOf(told)).toBe(told.length - bad.length);
  const doubled = await rows(
    `SELECT payload ->> 'signalId' AS id FROM outbox WHERE type = 'accounts.trust-signal-recorded.v1'
      GROUP BY 1 HAVING count(*) > 1`,
  );
  expect(doubled).toEqual([]);
});

test("whoever waits for a row that somebody holds keeps nobody else waiting", async () => {
  const [held = "", ...others] = PEOPLE;
  const told = [held, held, ...others].map((person) => tell(paid(person)));
  const answered: number[] = [];
  const telling = await withConnection(scene.testDatabase.ownerUrl, async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM account WHERE external_id = $1 FOR UPDATE", [held.slice(4)]);
    const all = told.map(async (one, at) => {
      const answer = await tellPatiently(scene, one);
      answered.push(at);
      return answer.ok;
    });
    // Everybody else has an answer while the row is still held.
    expect(await Promise.all(all.slice(2))).toEqual(others.map(() => true));
    expect(answered).not.toContain(0);
    expect(answered).not.toContain(1);
    return { all };
  });
  expect(await Promise.all(telling.all)).toEqual(told.map(() => true));
});

test("a connection that breaks before any statement of a group loses nothing and counts nothing twice", async () => {
  const connection = openCutConnection(scene.testDatabase);
  const dying = openRealPorts(scene.testDatabase.appUrl, { database: connection.database });
  const serve = receiveTogether({
    unitOfWork: scene.accounts.unitOfWork,
    sharedUnitOfWork: dying.sharedUnitOfWork,
    shop: createShopDirectory(scene.database.pool),
    livePolicy: async () => trustPolicyV1,
    readEvents: scene.accounts.api.readEvents,
    newId,
  });
  let statements = 0;
  let doubts = 0;
  for (let cutBefore = 1; ; cutBefore += 1) {
    const events = PEOPLE.slice(0, 3).map((person) => paid(person));
    const told = events.map((event) => tell(event));
    connection.cutBefore(cutBefore);
    const served = await serve(told);
    const answers = await Promise.allSettled(told.map(async (one) => await served.get(one)));
    doubts += answers.filter((answer) => answer.status === "rejected" && answer.reason instanceof CommitInDoubt).length;
    // Whoever got no answer asks again, as a shop does.
    const unanswered = told.filter((_, at) => answers[at]?.status !== "fulfilled" || !answers[at].value?.ok);
    const again = await tellAll(scene, unanswered);
    const counts = countAnswers([...answers, ...again]);
    expect([cutBefore, counts]).toEqual([cutBefore, { accepted: 3, duplicates: 0, answered: 3 }]);
    expect(await signalsOf(events.map(({ id }) => id))).toBe(told.length);
    expect(await entriesOf(told)).toBe(told.length);
    if (!connection.wasCut()) break;
    statements = cutBefore;
  }
  expect(statements).toBeGreaterThan(10);
  // Only the commit itself leaves anybody in doubt.
  expect(doubts).toBe(3);
  await connection.close();
  await dying.close();
});
