import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linkEventsHandler } from "@/server/accounts/adapters/inbound/consumer/link-events-handler";
import { createAccountEventPublisher } from "@/server/accounts/adapters/outbound/messaging/account-event-publisher";
import { createDeviceLinks } from "@/server/accounts/adapters/outbound/persistence/device-links";
import { createLinkDirectory } from "@/server/accounts/adapters/outbound/persistence/link-directory";
import { flagLinkedAccounts } from "@/server/accounts/application/use-cases/flag-linked-accounts/flag-linked-accounts";
import { recordSignals } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import { weighLinkedLock } from "@/server/accounts/application/use-cases/weigh-linked-lock/weigh-linked-lock";
import { lockAccount, unlockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { decideCase } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { clusterOf } from "@/server/accounts/domain/domain-services/link-cluster-service";
import { THING_SOURCE } from "@/server/accounts/domain/domain-services/shared-things-service";
import { foldEvidence } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { done } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { LockReason } from "@/server/accounts/domain/value-objects/lock-reason";
import { createRelay } from "@/server/accounts/outbox/relay";
import { readCluster, readLinks } from "@/server/accounts/read-model/queries/link-rows";
import { readRows } from "@/server/accounts/read-model/queries/read-pool";
import { createLinkKeysConsumer } from "@/server/accounts/read-model/rebuild/link-keys-consumer";
import { must } from "../support/must";
import { factOf, feed, workerOrigin } from "../support/signal-facts";
import { audited } from "../support/stored-people";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

let scene: WorkerScene;
let staffId: AccountId;
beforeAll(async () => {
  scene = await openWorkerScene();
  staffId = await person("Nisha Rao");
});
afterAll(() => scene.close());

async function person(name: string): Promise<AccountId> {
  const [id] = await scene.register(name);
  if (!id) throw new Error("nobody");
  await scene.relay();
  return id;
}

const hashOf = (text: string) => createHash("sha256").update(text).digest();

async function shareThing(thing: string, ids: readonly AccountId[]) {
  await scene.rows("INSERT INTO shop_thing (hash, kind) VALUES ($1, 'DEVICE') ON CONFLICT DO NOTHING", [hashOf(thing)]);
  await scene.rows(
    `INSERT INTO shop_thing_account (account_id, hash, kind, first_seen_at)
     SELECT id, $2, 'DEVICE', $3 FROM unnest($1::uuid[]) AS id`,
    [ids, hashOf(thing), scene.now()],
  );
}

const shareKey = (kind: string, text: string, ids: readonly AccountId[]) =>
  scene.rows(
    "INSERT INTO account_link_key (account_id, kind, hash, first_seen_at) SELECT id, $2, $3, $4 FROM unnest($1::uuid[]) AS id",
    [ids, kind, hashOf(text), scene.now()],
  );

const read = () => readRows(scene.database.pool);
const linksOf = (id: AccountId, hubLimit = trustPolicyV1.hubLimit) => readLinks(read(), [id], hubLimit);
const others = async (id: AccountId) => (await linksOf(id)).map(({ other, kind }) => `${kind} ${other}`).sort();

const crowd = async (count: number) =>
  (
    await scene.rows<{ id: string }>(
      `INSERT INTO account (id, status, created_at, updated_at, version)
       SELECT gen_random_uuid(), 'ACTIVE', now(), now(), 1 FROM generate_series(1, $1) RETURNING id`,
      [count],
    )
  ).map(({ id }) => accountIdFrom(id));

test("a device links directly, a GSTIN through somebody; both name what they share and since when", async () => {
  const [a, b, c] = [await person("Asha Verma"), await person("Bina Rao"), await person("Chetan Das")];
  await shareThing("phone of a and b", [a, b]);
  await shareKey("GSTIN", "27AAPFU0939F1ZV", [b, c]);
  expect(await linksOf(a)).toEqual([{ one: a, other: b, kind: "DEVICE", since: scene.now(), things: 1 }]);
  const { links, isCut } = await readCluster(read(), a, trustPolicyV1.hubLimit);
  expect(isCut).toBe(false);
  expect(clusterOf(a, links)).toEqual([a, b, c].sort());
});

test("what fifty accounts share links them, what fifty-one share links nobody; an address of ten is rare, of eleven not", async () => {
  const people = await crowd(51);
  const [first = staffId] = people;
  await shareThing("fifty", people.slice(0, 50));
  expect(await linksOf(first)).toHaveLength(49);
  await shareThing("fifty-one", people);
  expect(await linksOf(first)).toHaveLength(49);
  await shareKey("IP", "203.0.113.7", people.slice(0, 10));
  expect((await linksOf(first)).filter(({ kind }) => kind === "IP")).toHaveLength(9);
  await shareKey("IP", "203.0.113.8", people.slice(0, 11));
  expect((await linksOf(first)).filter(({ kind }) => kind === "IP")).toHaveLength(9);
});

test("another policy may say from how many accounts on a thing links nobody", async () => {
  const people = await crowd(4);
  const [first = staffId] = people;
  await shareThing("a kiosk", people);
  await shareKey("IP", "203.0.113.17", people);
  expect(await linksOf(first, 4)).toHaveLength(6);
  expect(await linksOf(first, 3)).toEqual([]);
});

test("an address of the network that came with orders links those who share it, until more than ten do", async () => {
  const people = await crowd(3);
  const [first = staffId] = people;
  await scene.rows("INSERT INTO shop_address (hash) VALUES ($1)", [hashOf("203.0.113.18")]);
  await scene.rows(
    "INSERT INTO shop_address_account (hash, account_id, first_seen_at) SELECT $2, id, $3 FROM unnest($1::uuid[]) AS id",
    [people, hashOf("203.0.113.18"), scene.now()],
  );
  expect((await linksOf(first)).map(({ kind, since }) => [kind, since])).toEqual([
    ["IP", scene.now()],
    ["IP", scene.now()],
  ]);
  await scene.rows("UPDATE shop_address SET shared_at = now() WHERE hash = $1", [hashOf("203.0.113.18")]);
  expect(await linksOf(first)).toEqual([]);
});

test("a cluster that is too large to follow says so and stays bounded", async () => {
  const people = await crowd(260);
  for (let n = 0; n + 40 < people.length; n += 39) await shareThing(`chain ${n}`, people.slice(n, n + 40));
  const { links, isCut } = await readCluster(read(), people[0] ?? staffId, trustPolicyV1.hubLimit);
  expect(isCut).toBe(true);
  expect(clusterOf(people[0] ?? staffId, links).length).toBeLessThanOrEqual(200);
});

test("phone numbers that were given up, addresses however they are written and the GSTIN of an application link", async () => {
  const [a, b] = [await person("Divya Nair"), await person("Esha Roy")];
  const hash = (kind: string, text: string) => hashOf(`${kind} ${text}`).toString("base64");
  const consumer = createLinkKeysConsumer(hash);
  const publish = createAccountEventPublisher({ consumers: [consumer], now: scene.now });
  const relay = createRelay({ pool: scene.database.pool, now: scene.now, publish });
  const touch = async (...ids: readonly AccountId[]) => {
    for (const id of ids) {
      must(
        await scene.unitOfWork(audited([id], { action: "account.update-profile" }), async (write) => {
          write.events.append([
            { type: "AccountDetailsChanged", accountId: id, occurredAt: write.at, changed: ["buyerProfile"] },
          ]);
          return done(null);
        }),
      );
    }
    await relay();
  };
  const phone = "+919876543210";
  await scene.rows("INSERT INTO account_contact VALUES ($1, 'PHONE', $2, $2, now())", [a, phone]);
  await touch(a);
  await scene.rows("DELETE FROM account_contact WHERE account_id = $1 AND kind = 'PHONE'", [a]);
  await scene.rows("INSERT INTO account_contact VALUES ($1, 'PHONE', $2, $2, now())", [b, phone]);
  await touch(b);
  expect(await others(a)).toEqual([`PHONE ${b}`]);
  const live = async (id: AccountId, line: string) =>
    scene.rows(
      `INSERT INTO address (id, account_id, recipient, line1, city, state, postal_code, country, is_default, created_at, updated_at, version)
       VALUES (gen_random_uuid(), $1, 'A', $2, 'Pune', 'MH', '411 001', 'IN', true, now(), now(), 1)`,
      [id, line],
    );
  await live(a, "Flat 4-B, M.G. Road");
  await live(b, "flat 4b mg road");
  await touch(a, b);
  expect(await others(a)).toEqual([`ADDRESS ${b}`, `PHONE ${b}`]);
  const applies = (id: AccountId, gstin: string) =>
    scene.rows(
      `INSERT INTO seller_application (id, account_id, store_name, gst_number, stage, opened_at, opened_by, version)
       VALUES (gen_random_uuid(), $1::uuid, 'Store', $2, 'TAX', now(), $1::text, 1)`,
      [id, gstin],
    );
  await applies(a, "27AAPFU0939F1ZV");
  await applies(b, "27AAPFU0939F1ZV");
  await touch(a, b);
  expect(await others(a)).toEqual([`ADDRESS ${b}`, `GSTIN ${b}`, `PHONE ${b}`]);
  const stored = await scene.rows<{ all: string }>(
    "SELECT string_agg(encode(hash, 'escape'), ' ') AS all FROM account_link_key",
  );
  expect(stored[0]?.all).not.toContain("98765");
});

/** The worker, with what a lock says about others. */
function worker() {
  const { pool } = scene.database;
  const links = createLinkDirectory({ pool, linksOf: (id) => linksOf(id) });
  const livePolicy = async () => trustPolicyV1;
  const deps = { ...scene, links, livePolicy, deviceLinks: createDeviceLinks(pool, scene.now, livePolicy) };
  const handler = linkEventsHandler({
    weighLinkedLock: weighLinkedLock(deps),
    flagLinkedAccounts: flagLinkedAccounts(deps),
  });
  const publish = createAccountEventPublisher({ consumers: [handler], now: scene.now });
  return { relay: createRelay({ pool, now: scene.now, publish }), handler };
}

const change = (id: AccountId, decide: "LOCK" | "UNLOCK", reason: LockReason = "PAYMENT_FRAUD") =>
  scene.unitOfWork(
    audited([id], { action: "account.lock", actor: { kind: "SYSTEM", name: "system:policy" } }),
    async (write) => {
      const account = await write.accounts.find(id);
      if (!account) throw new Error("no account");
      const until = new Date(write.at.getTime() + 3_600_000);
      const decided = must(
        decide === "LOCK"
          ? lockAccount(account, { reason, scope: "ACCOUNT", until, by: "system:policy", at: write.at })
          : unlockAccount(account, { by: staffId, at: write.at }),
      );
      must(await write.accounts.save(account, decided.account));
      write.events.append(decided.events);
      return done(null);
    },
  );

const casesOf = (id: AccountId) =>
  scene.rows<{ id: string; state: string; reasons: string[] }>(
    "SELECT id, state, reasons FROM review_case WHERE account_id = $1 ORDER BY opened_at",
    [id],
  );
const weightOf = async (id: AccountId) =>
  (
    await scene.rows<{ bad: number }>(
      "SELECT coalesce(sum(bad), 0)::float8 AS bad FROM trust_signal WHERE account_id = $1 AND factor = 'sharedDevices'",
      [id],
    )
  )[0]?.bad;

test("a lock for fraud opens one case for each linked account, whoever delivers it how often; other locks open none", async () => {
  const [a, b, c, d] = [
    await person("Farah Khan"),
    await person("Gita Bose"),
    await person("Hari Om"),
    await person("Indu S"),
  ];
  await shareThing("phone of three", [a, b, c]);
  must(await change(b, "LOCK", "HOLDER_ASKED"));
  await worker().relay();
  expect(await casesOf(a)).toEqual([]);
  must(await change(b, "UNLOCK"));
  scene.clock.now = new Date(scene.clock.now.getTime() + 1_000);
  must(await change(b, "LOCK"));
  await Promise.all([worker().relay(), worker().relay()]);
  for (const id of [a, c]) expect(await casesOf(id)).toMatchObject([{ state: "OPEN", reasons: ["LINKED_TO_FRAUD"] }]);
  expect(await casesOf(d)).toEqual([]);
  expect(await casesOf(b)).toEqual([]);
  const lock = { accountId: b, reason: "PAYMENT_FRAUD", since: scene.now() } as const;
  const again = flagLinkedAccounts({
    ...scene,
    links: { linksOf: (id: AccountId) => linksOf(id) },
  });
  expect(must(await again(lock, { requestId: "again", channel: "worker", ip: null, userAgent: null }))).toBe(0);
  const entries = await scene.rows("SELECT 1 FROM audit_entry WHERE action = 'case.open'");
  expect(entries).toHaveLength(1);
});

test("somebody who was cleared after the lock does not come back by it", async () => {
  const [a, b] = [await person("Jaya Pal"), await person("Kiran Desai")];
  await shareThing("phone of jaya", [a, b]);
  must(await change(b, "LOCK"));
  await worker().relay();
  scene.clock.now = new Date(scene.clock.now.getTime() + 1_000);
  must(
    await scene.unitOfWork(audited([a], { action: "case.clear" }), async (write) => {
      const known = await write.reviewCases.findLatest(a);
      if (!known) throw new Error("no case");
      const answer = { outcome: "CLEAR", reasonCode: "SHARED_HOUSEHOLD", note: null } as const;
      const decided = must(decideCase(known, { answer, by: staffId, at: write.at }));
      must(await write.reviewCases.save(known, decided.reviewCase));
      return done(null);
    }),
  );
  scene.clock.now = new Date(scene.clock.now.getTime() + 1_000);
  await scene.rows(`INSERT INTO outbox (id, account_id, aggregate_version, ordinal, type, payload, occurred_at, recorded_at, correlation_id, actor, available_at)
    SELECT gen_random_uuid(), account_id, 0, 0, type, payload, occurred_at, recorded_at, correlation_id, actor, recorded_at
      FROM outbox_published WHERE type = 'accounts.account-locked.v1'`);
  await worker().relay();
  expect(await casesOf(a)).toMatchObject([{ state: "DECIDED" }]);
});

test("a locked account weighs four more on whoever shares its device, nothing more once a person lifted it, and again when it is locked again", async () => {
  const [a, b] = [await person("Lata M"), await person("Mohan L")];
  await shareThing("phone of lata", [a, b]);
  const name = hashOf("phone of lata").toString("hex").slice(0, 32);
  const met = {
    ...factOf(
      a,
      "sharedDevices",
      `device ${name} of ${a} with ${b} since ${scene.now().toISOString()}`,
      { bad: 1 },
      scene.now(),
    ),
    source: THING_SOURCE,
  };
  const weights = async () => {
    scene.clock.now = new Date(scene.clock.now.getTime() + 60_000);
    await worker().relay();
    return await weightOf(a);
  };
  must(await change(b, "LOCK"));
  expect(await weights()).toBe(0);
  must(await change(b, "UNLOCK"));
  must(await recordSignals(scene)({ signals: [met] }, feed, workerOrigin));
  must(await change(b, "LOCK"));
  expect(await weights()).toBe(5);
  const evidence = () =>
    scene.rows("SELECT buckets->'sharedDevices' AS shared FROM trust_evidence WHERE account_id = $1", [a]);
  must(await change(b, "UNLOCK"));
  expect(await weights()).toBe(1);
  must(await change(b, "LOCK"));
  expect(await weights()).toBe(5);
  expect(await weights()).toBe(5);
  must(await change(b, "UNLOCK"));
  expect(await weights()).toBe(1);
  const alone = foldEvidence([met], trustPolicyV1).sharedDevices?.bad;
  expect(await evidence()).toEqual([{ shared: expect.objectContaining({ bad: alone }) }]);
});

test("a history that is brought along tells itself what came of its locks", async () => {
  const [a, b] = [await person("Om Prakash"), await person("Pia Sen")];
  await shareThing("phone of om", [a, b]);
  await scene.unitOfWork(audited([b], { action: "demo.load" }), async (write) => {
    const account = await write.accounts.find(b);
    if (!account) throw new Error("no account");
    const order = {
      reason: "PAYMENT_FRAUD",
      scope: "ACCOUNT",
      until: null,
      by: "system:policy",
      at: write.at,
    } as const;
    const decided = must(lockAccount(account, order));
    must(await write.accounts.save(account, decided.account));
    write.events.append(decided.events);
    return done(null);
  });
  await worker().relay();
  expect(await casesOf(a)).toEqual([]);
});

test("of a device that too many share a lock says nothing", async () => {
  const people = await crowd(50);
  const locked = await person("Neha P");
  await shareThing("phone of a hub", [...people, locked]);
  must(await change(locked, "LOCK"));
  await worker().relay();
  expect(await scene.rows("SELECT 1 FROM review_case WHERE account_id = ANY($1)", [people])).toEqual([]);
  expect(await scene.rows("SELECT 1 FROM trust_signal WHERE account_id = ANY($1)", [people])).toEqual([]);
});
