import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { shopEventToPark } from "@/server/accounts/adapters/inbound/consumer/shop-event-to-park";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { newId } from "@/server/platform/new-id";
import { type Ask, asking, newcomers, putKey, sendEvents, shopEvent } from "../support/api-scene";
import { type ModuleScene, moduleScene, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";

const NOTE = "The shop sent it again with the right account.";
const broker = { kind: "SYSTEM", name: "system:broker" } as const;

let scene: ModuleScene;
let lead: StaffActor;
let ask: Ask;

beforeAll(async () => {
  scene = await moduleScene();
  lead = await putStaff(scene, "LEAD");
  ask = asking(scene, (await putKey(scene)).key);
});
afterAll(() => scene.close());
beforeEach(() => scene.database.pool.query("DELETE FROM parked_message"));

const order = (accountId: string, id = newId()) =>
  shopEvent(
    "order.completed",
    { accountId, orderId: `O-${id}`, amountMinor: 120_000, currency: "INR", ip: "203.0.113.77" },
    { id },
  );

async function park(value: unknown, reason = "There is no such account."): Promise<string> {
  must(await scene.accounts.messages.park([shopEventToPark({ value, reason, attempts: 5 })], broker, systemOrigin));
  const { rows } = await scene.accounts.queries.listParkedMessages({ cursor: null, limit: 100 }, lead).then(must);
  const row = rows.at(-1);
  if (!row) throw new Error("Nothing was parked.");
  return row.id;
}

const replay = (messageId: string, actor = lead) => scene.accounts.messages.replay({ messageId }, actor, systemOrigin);

async function makeAccount(): Promise<string> {
  const ref = `ext:parked-${newId()}`;
  await sendEvents(ask, [order(ref)], newcomers);
  return ref;
}

const completions = async (orderId: string) => {
  const { rows } = await scene.database.pool.query<{ id: string }>(
    "SELECT id FROM trust_signal WHERE factor = 'completion' AND source_event_id = $1",
    [orderId],
  );
  return rows.length;
};

test("a parked event is listed with its reason, sealed in the table, and masked when opened", async () => {
  const event = order("ext:nobody-here");
  const id = await park(event, "Mail to asha@example.org bounced, call +91 98765 43210.");
  const raw = await scene.database.pool.query("SELECT * FROM parked_message WHERE id = $1", [id]);
  expect(Buffer.from(raw.rows[0].sealed).includes("203.0.113.77")).toBe(false);
  const opened = must(await scene.accounts.queries.getParkedMessage({ messageId: id }, lead));
  expect(opened).toMatchObject({ kind: "SHOP_EVENT", type: event.type, attempts: 5, behind: 0 });
  expect(opened.reason).toBe("Mail to •••• bounced, call ••••.");
  expect(opened.facts).toContainEqual({ name: "data.amountMinor", value: "120000", isMasked: false });
  expect(opened.facts).toContainEqual({ name: "data.ip", value: "••••", isMasked: true });
});

test("an event is parked once however often it fails", async () => {
  const event = order("ext:nobody-here");
  const parking = [shopEventToPark({ value: event, reason: "no", attempts: 1 })];
  expect(must(await scene.accounts.messages.park(parking, broker, systemOrigin))).toBe(1);
  expect(must(await scene.accounts.messages.park(parking, broker, systemOrigin))).toBe(0);
});

test("replayed before its cause is mended it is refused and waits on; mended, it counts and its words are gone", async () => {
  const ref = `ext:late-${newId()}`;
  const event = order(ref);
  const id = await park(event);
  expect(await replay(id)).toMatchObject({ ok: false, refusal: { code: "VALIDATION" } });
  await sendEvents(ask, [order(ref)], newcomers);
  expect(must(await replay(id))).toMatchObject({ outcome: "RECEIVED" });
  expect(await completions(event.id)).toBe(1);
  const { rows } = await scene.database.pool.query("SELECT state, sealed, decided_by FROM parked_message");
  expect(rows).toEqual([{ state: "REPLAYED", sealed: null, decided_by: lead.name }]);
  const trail = await scene.database.pool.query<{ outcome: string }>(
    "SELECT outcome FROM audit_entry WHERE action = 'message.replay' AND subject_id = $1 ORDER BY seq",
    [id],
  );
  expect(trail.rows.map(({ outcome }) => outcome)).toEqual(["REFUSED", "DONE"]);
});

test("of people who replay at once one does it, the others learn whose it was", async () => {
  const event = order(await makeAccount());
  const id = await park(event);
  const people = await Promise.all(Array.from({ length: 6 }, () => putStaff(scene, "LEAD")));
  const answers = await Promise.all(people.map((person) => replay(id, person)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers) {
    if (!answer.ok) expect(answer.refusal).toMatchObject({ code: "CONFLICT", by: lead.name });
  }
  expect(await completions(event.id)).toBe(1);
});

test("replayed while the same event arrives again, it counts once", async () => {
  const ref = await makeAccount();
  for (let round = 0; round < 15; round += 1) {
    const event = order(ref);
    const id = await park(event);
    const [replayed, sent] = await Promise.all([replay(id), sendEvents(ask, [event])]);
    const outcome = must(replayed).outcome;
    expect(outcome === "RECEIVED" ? sent.duplicates : sent.accepted).toBe(1);
    expect(await completions(event.id)).toBe(1);
  }
});

test("of people who skip at once one does it", async () => {
  // Nothing but the message itself stands between them: it holds no account, and they are different people.
  const people = await Promise.all(Array.from({ length: 6 }, () => putStaff(scene, "ADMIN")));
  for (let round = 0; round < 5; round += 1) {
    const messageId = await park(order("ext:nobody-here"));
    const answers = await Promise.all(
      people.map((person) => scene.accounts.messages.skip({ messageId, note: NOTE }, person, systemOrigin)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  }
});

test("a replay and a skip at once leave one decision", async () => {
  const ref = await makeAccount();
  const other = await putStaff(scene, "ADMIN");
  for (let round = 0; round < 10; round += 1) {
    const event = order(ref);
    const id = await park(event);
    const skipping = scene.accounts.messages.skip({ messageId: id, note: NOTE }, other, systemOrigin);
    const [replayed, skipped] = await Promise.all([replay(id), skipping]);
    expect([replayed.ok, skipped.ok].filter(Boolean)).toHaveLength(1);
    expect(await completions(event.id)).toBe(replayed.ok ? 1 : 0);
  }
});

test("an outgoing event that is parked goes out again when replayed, and is gone with its reason on record when skipped", async () => {
  const [sent, skipped] = [newId(), newId()];
  await scene.database.pool.query(
    `INSERT INTO outbox (id, account_id, aggregate_version, ordinal, type, payload, occurred_at, recorded_at,
                         correlation_id, actor, attempts, available_at, parked_at, last_error)
     SELECT id, NULL, 0, 0, 'accounts.trust-policy-published.v1', '{"policyVersion":1}', now(), now(), 'test',
            'system:timer', 12, now(), now(), 'down' FROM unnest($1::uuid[]) AS id`,
    [[sent, skipped]],
  );
  const listed = must(await scene.accounts.queries.listParkedMessages({ cursor: null, limit: 100 }, lead));
  expect(listed.rows.map(({ id }) => id).sort()).toEqual([sent, skipped].sort());
  expect(must(await replay(sent))).toMatchObject({ outcome: "SENT" });
  expect(await replay(sent)).toMatchObject({ ok: false, refusal: { code: "CONFLICT" } });
  must(await scene.accounts.messages.skip({ messageId: skipped, note: NOTE }, lead, systemOrigin));
  const { rows } = await scene.database.pool.query("SELECT id, attempts, parked_at FROM outbox WHERE id = ANY($1)", [
    [sent, skipped],
  ]);
  expect(rows).toEqual([{ id: sent, attempts: 0, parked_at: null }]);
});

test("the list goes on from its cursor over both places, and a foreign cursor opens nothing", async () => {
  for (let index = 0; index < 5; index += 1) await park(order("ext:nobody-here"));
  const page = async (cursor: string | null) =>
    must(await scene.accounts.queries.listParkedMessages({ cursor, limit: 2 }, lead));
  const first = await page(null);
  const second = await page(first.nextCursor);
  const third = await page(second.nextCursor);
  const ids = [...first.rows, ...second.rows, ...third.rows].map(({ id }) => id);
  expect(new Set(ids).size).toBe(5);
  expect(third.nextCursor).toBeNull();
  expect(await scene.accounts.queries.listParkedMessages({ cursor: "AAAA", limit: 2 }, lead)).toMatchObject({
    ok: false,
  });
});
