import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signInEventsHandler } from "@/server/accounts/adapters/inbound/consumer/sign-in-events-handler";
import { createAccountEventPublisher } from "@/server/accounts/adapters/outbound/messaging/account-event-publisher";
import { createDeviceLinks } from "@/server/accounts/adapters/outbound/persistence/device-links";
import { createSignInPlaceReader } from "@/server/accounts/adapters/outbound/persistence/sign-in-places";
import { assessSignIn } from "@/server/accounts/application/use-cases/login/assess-sign-in";
import { login } from "@/server/accounts/application/use-cases/login/login";
import { noteDeviceLinks } from "@/server/accounts/application/use-cases/note-device-links/note-device-links";
import { noteFailedSignIns } from "@/server/accounts/application/use-cases/note-failed-sign-ins/note-failed-sign-ins";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { createRelay } from "@/server/accounts/outbox/relay";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type Browser, browserAt, PASSWORD } from "../support/door-scene";
import { must } from "../support/must";
import { openRealDoor, type RealDoor } from "../support/real-door";
import { toldAddresses } from "../support/told-addresses";

let database: TestDatabase;
let door: RealDoor;
let clock = new Date();
const now = () => clock;
const livePolicy = async () => trustPolicyV1;
let people = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  door = openRealDoor(database.appUrl, now);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});
beforeEach(() => {
  clock = new Date(clock.getTime() + 60_000);
});

type Person = { readonly accountId: string; readonly email: string; readonly browser: Browser };

async function newcomer(browser?: Browser): Promise<Person> {
  people += 1;
  const from = browser ?? browserAt(`203.0.113.${people}`);
  const email = `linked${people}@example.in`;
  const form = { contactKind: "EMAIL", contact: email, name: "Asha Verma", password: PASSWORD } as const;
  const { challengeId } = must(await door.auth.register(form, from.origin));
  const asked = { challengeId, deviceTokenHash: from.deviceTokenHash };
  const { signedIn } = must(await door.auth.verify({ code: door.codeOf(challengeId) }, asked, from.origin));
  return { accountId: signedIn?.accountId ?? "", email, browser: from };
}

/** What the worker does with the events of sign-ins, as often as it is asked. */
async function relayAll(): Promise<void> {
  const deps = { ...door.deps, deviceLinks: createDeviceLinks(door.database.pool, now, livePolicy) };
  const handler = signInEventsHandler({
    noteDeviceLinks: noteDeviceLinks(deps),
    noteFailedSignIns: noteFailedSignIns(deps),
  });
  const publish = createAccountEventPublisher({ consumers: [handler], now });
  await createRelay({ pool: door.database.pool, now, publish })(new AbortController().signal);
}

const signalsOf = async (accountId: string, factor: string) =>
  (
    await door.database.pool.query<{ bad: number; source_event_id: string }>(
      "SELECT bad::float8 AS bad, source_event_id FROM trust_signal WHERE account_id = $1 AND factor = $2 ORDER BY bad",
      [accountId, factor],
    )
  ).rows;

const signIn = (email: string, password: string, from: Browser) =>
  door.auth.login({ identifier: email, password }, from.deviceTokenHash, from.origin);

describe("two people at one browser", () => {
  it("weigh one on each other, once, however often they come back", async () => {
    const one = await newcomer();
    const other = await newcomer(one.browser);
    await relayAll();
    must(await signIn(one.email, PASSWORD, one.browser));
    await relayAll();
    await relayAll();
    expect(await signalsOf(one.accountId, "sharedDevices")).toEqual([{ bad: 1, source_event_id: other.accountId }]);
    expect(await signalsOf(other.accountId, "sharedDevices")).toEqual([{ bad: 1, source_event_id: one.accountId }]);
  });

  it.each([
    ["PAYMENT_FRAUD", [1, 4]],
    ["HOLDER_ASKED", [1]],
  ])("weigh four more once one is locked for what its holder did: %s", async (reason, expected) => {
    const one = await newcomer();
    const other = await newcomer(one.browser);
    await relayAll();
    await door.database.pool.query(
      `UPDATE account SET lock_reason = $2, lock_scope = 'ACCOUNT', lock_since = $3, lock_by = 'system:policy' WHERE id = $1`,
      [other.accountId, reason, now()],
    );
    const note = noteDeviceLinks({ ...door.deps, deviceLinks: createDeviceLinks(door.database.pool, now, livePolicy) });
    must(await note(accountIdFrom(other.accountId), one.browser.origin));
    must(await note(accountIdFrom(one.accountId), one.browser.origin));
    expect((await signalsOf(one.accountId, "sharedDevices")).map(({ bad }) => bad)).toEqual(expected);
  });

  it("are no longer linked by a device that its owner denied", async () => {
    const one = await newcomer();
    const other = await newcomer(one.browser);
    await door.database.pool.query("UPDATE device SET denied_at = now() WHERE account_id = $1", [one.accountId]);
    const links = createDeviceLinks(door.database.pool, now, livePolicy);
    expect(await links.listOf(accountIdFrom(one.accountId))).toEqual([]);
    expect(await links.listOf(accountIdFrom(other.accountId))).toEqual([]);
  });

  it("are not linked by a browser that more than fifty people use", async () => {
    const one = await newcomer();
    await door.database.pool.query(
      `INSERT INTO account (id, status, name, version, created_at, updated_at, link_epoch)
       SELECT gen_random_uuid(), 'ACTIVE', 'hub', 1, now(), now(), 0 FROM generate_series(1, 51)`,
    );
    await door.database.pool.query(
      `WITH hub AS (
         INSERT INTO device (id, account_id, token_hash, user_agent, first_seen_at, last_seen_at)
         SELECT gen_random_uuid(), a.id, $1, 'hub', now(), now() FROM account a WHERE a.name = 'hub' RETURNING id, account_id)
       INSERT INTO session (id, account_id, device_id, token_hash, method, level, proved_at, idle_seconds, created_at, last_seen_at, expires_at)
       SELECT gen_random_uuid(), account_id, id, sha256(id::text::bytea), 'PASSWORD', 'SINGLE', now(), 60, now(), now(), now() FROM hub`,
      [one.browser.deviceTokenHash],
    );
    expect(await createDeviceLinks(door.database.pool, now, livePolicy).listOf(accountIdFrom(one.accountId))).toEqual(
      [],
    );
  });
});

describe("an attack by guessing", () => {
  it("goes LoginFailed, RiskIncreased, AccountLocked, and weighs on the victim once that day", async () => {
    const { accountId, email } = await newcomer();
    for (let n = 0; n < 120; n += 1) await signIn(email, "a guess", browserAt(`20.${n}.0.1`));
    const types = await door.database.pool.query<{ type: string }>(
      "SELECT DISTINCT type FROM outbox WHERE account_id = $1 AND type ~ 'login-failed|risk-increased|account-locked'",
      [accountId],
    );
    expect(types.rows.map(({ type }) => type).sort()).toEqual([
      "accounts.account-locked.v1",
      "accounts.login-failed.v1",
      "accounts.risk-increased.v1",
    ]);
    await relayAll();
    expect(await signalsOf(accountId, "ipReputation")).toMatchObject([{ bad: 0.2 }]);
  });
});

describe("a sign-in", () => {
  it("leaves its own evidence and its place in its own commit, also in a race of ten", async () => {
    const { accountId, email, browser } = await newcomer();
    const fraud = toldAddresses({ "203.0.113.200": { risk: 0.02, country: "IN" } });
    const assess = assessSignIn({ fraud, places: createSignInPlaceReader(door.database.pool) });
    const enter = login({ ...door.deps, fraud, assessSignIn: assess });
    const origin = { ...browser.origin, ip: "203.0.113.200" };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        enter({ identifier: email, password: PASSWORD }, browser.deviceTokenHash, origin),
      ),
    );
    const entered = answers.filter(({ ok }) => ok).length;
    expect(entered).toBeGreaterThan(0);
    expect(await signalsOf(accountId, "ipReputation")).toHaveLength(entered);
    expect(await signalsOf(accountId, "ipTravel")).toEqual([]);
    const { rows } = await door.database.pool.query("SELECT country FROM sign_in_place WHERE account_id = $1", [
      accountId,
    ]);
    expect(rows).toEqual([{ country: "IN" }]);
  });
});
