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
import { THING_SOURCE } from "@/server/accounts/domain/domain-services/shared-things-service";
import { foldEvidence } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { done } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { LockReason } from "@/server/accounts/domain/value-objects/lock-reason";
import { createRelay } from "@/server/accounts/outbox/relay";
import { readLinks } from "@/server/accounts/read-model/queries/link-rows";
import { readRows } from "@/server/accounts/read-model/queries/read-pool";
import { hashOf, type LinkScene, openLinkScene } from "../support/link-scene";
import { must } from "../support/must";
import { factOf, feed, workerOrigin } from "../support/signal-facts";
import { audited } from "../support/stored-people";

let scene: LinkScene;
let staffId: AccountId;
beforeAll(async () => {
  scene = await openLinkScene();
  staffId = await scene.person("Nisha Rao");
});
afterAll(() => scene.close());

const linksOf = (id: AccountId) => readLinks(readRows(scene.database.pool), [id], trustPolicyV1.hubLimit);

/** The worker, with what a lock says about others. */
function worker() {
  const { pool } = scene.database;
  const links = createLinkDirectory({ pool, linksOf });
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
    await scene.person("Farah Khan"),
    await scene.person("Gita Bose"),
    await scene.person("Hari Om"),
    await scene.person("Indu S"),
  ];
  await scene.shareThing("phone of three", [a, b, c]);
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
    links: { linksOf },
  });
  expect(must(await again(lock, { requestId: "again", channel: "worker", ip: null, userAgent: null }))).toBe(0);
  const entries = await scene.rows("SELECT 1 FROM audit_entry WHERE action = 'case.open'");
  expect(entries).toHaveLength(1);
});

test("somebody who was cleared after the lock does not come back by it", async () => {
  const [a, b] = [await scene.person("Jaya Pal"), await scene.person("Kiran Desai")];
  await scene.shareThing("phone of jaya", [a, b]);
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
  const [a, b] = [await scene.person("Lata M"), await scene.person("Mohan L")];
  await scene.shareThing("phone of lata", [a, b]);
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
  const [a, b] = [await scene.person("Om Prakash"), await scene.person("Pia Sen")];
  await scene.shareThing("phone of om", [a, b]);
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
  const people = await scene.crowd(50);
  const locked = await scene.person("Neha P");
  await scene.shareThing("phone of a hub", [...people, locked]);
  must(await change(locked, "LOCK"));
  await worker().relay();
  expect(await scene.rows("SELECT 1 FROM review_case WHERE account_id = ANY($1)", [people])).toEqual([]);
  expect(await scene.rows("SELECT 1 FROM trust_signal WHERE account_id = ANY($1)", [people])).toEqual([]);
});
