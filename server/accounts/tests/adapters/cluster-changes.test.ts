import { afterAll, beforeAll, expect, test } from "vitest";
import { linkEventsHandler } from "@/server/accounts/adapters/inbound/consumer/link-events-handler";
import { createAccountEventPublisher } from "@/server/accounts/adapters/outbound/messaging/account-event-publisher";
import { createDeviceLinks } from "@/server/accounts/adapters/outbound/persistence/device-links";
import { createLinkDirectory } from "@/server/accounts/adapters/outbound/persistence/link-directory";
import { flagLinkedAccounts } from "@/server/accounts/application/use-cases/flag-linked-accounts/flag-linked-accounts";
import { weighLinkedLock } from "@/server/accounts/application/use-cases/weigh-linked-lock/weigh-linked-lock";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { createRelay } from "@/server/accounts/outbox/relay";
import { readLinks } from "@/server/accounts/read-model/queries/link-rows";
import { readRows } from "@/server/accounts/read-model/queries/read-pool";
import { newId } from "@/server/platform/new-id";
import { askedOf, type ClusterScene, openClusterScene } from "../support/cluster-scene";
import { systemOrigin } from "../support/module-scene";
import { must } from "../support/must";

let scene: ClusterScene;
beforeAll(async () => {
  scene = await openClusterScene();
});
afterAll(() => scene.close());

/** What the worker does with the news of a lock: cases and weights for whoever is linked. */
async function tellOfLocks(): Promise<void> {
  const { pool } = scene.database;
  const linksOf = (id: AccountId) => readLinks(readRows(pool), [id], trustPolicyV1.hubLimit);
  const livePolicy = async () => trustPolicyV1;
  const now = () => new Date();
  const links = createLinkDirectory({ pool, linksOf });
  const deviceLinks = createDeviceLinks(pool, now, livePolicy);
  const deps = { unitOfWork: scene.accounts.unitOfWork, newId, links, deviceLinks, livePolicy };
  const handler = linkEventsHandler({
    weighLinkedLock: weighLinkedLock(deps),
    flagLinkedAccounts: flagLinkedAccounts(deps),
  });
  const relay = createRelay({ pool, now, publish: createAccountEventPublisher({ consumers: [handler], now }) });
  while ((await relay()).published > 0);
}

const read = async (approvalId: string) =>
  must(await scene.accounts.queries.getClusterRequest({ approvalId }, scene.lead));

/** By account: what is said to have changed of it. */
const changesOf = async (approvalId: string) =>
  new Map((await read(approvalId)).rows.map(({ account, changes }) => [account.id, changes]));

/** A signal about an account that makes it another risk. */
async function weigh(id: AccountId, factor: string, occurredAt: Date): Promise<void> {
  await scene.rows(
    `INSERT INTO trust_profile (account_id, score_milli, risk_level, kyc_level, policy_version, evaluated_at, version)
     VALUES ($1, 30000, 'HIGH', 'NONE', 1, now(), 1) ON CONFLICT (account_id) DO UPDATE SET risk_level = 'HIGH'`,
    [id],
  );
  await scene.rows(
    `INSERT INTO trust_signal (id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail)
     VALUES ($1, $2, $3, 0, 4, $4, now(), 'goodstanding:things', 'one', '{}')`,
    [newId(), id, factor, occurredAt],
  );
}

test("what its own locks did is not called a change: not the lock, nor the case, nor the weight beside it", async () => {
  const ids = await scene.cluster(12);
  const approvalId = await askedOf(scene, ids);
  await tellOfLocks();
  const [{ since } = { since: new Date(0) }] = await scene.rows<{ since: Date }>(
    "SELECT contained_since AS since FROM cluster_member WHERE approval_id = $1 AND account_id = $2",
    [approvalId, ids[0]],
  );
  if (ids[11]) await weigh(ids[11], "sharedDevices", since);
  const cases = await scene.rows("SELECT FROM review_case WHERE account_id = ANY($1) AND state = 'OPEN'", [ids]);
  expect(cases).toHaveLength(2);
  expect((await read(approvalId)).progress).toMatchObject({ contained: 10, changed: 0 });
  must(await scene.approve(approvalId));
  expect((await read(approvalId)).progress).toMatchObject({ toGo: 12, changed: 0 });
});

test("what others did is told: a lock, a case of another reason, an unlock, another risk", async () => {
  const ids = await scene.cluster(15);
  const approvalId = await askedOf(scene, ids);
  await tellOfLocks();
  const [first, unlocked, , , , , , , , , lockedSince, flagged, weighed] = (await read(approvalId)).rows.map(
    ({ account }) => account.id as AccountId,
  );
  if (!first || !unlocked || !lockedSince || !flagged || !weighed) throw new Error("nobody");
  const order = {
    reasonCode: "PAYMENT_FRAUD",
    scope: "ACCOUNT",
    hours: 24,
    note: "Another matter of theirs.",
  } as const;
  must(await scene.accounts.lockAccount({ accountId: lockedSince, ...order }, scene.lead, systemOrigin));
  const wrong = { accountId: unlocked, reasonCode: "MISTAKE", note: "It was somebody else." } as const;
  must(await scene.accounts.unlockAccount(wrong, scene.lead, systemOrigin));
  await scene.rows(`UPDATE review_case SET reasons = '["LINKED_TO_FRAUD", "SCORE_DROP"]' WHERE account_id = $1`, [
    flagged,
  ]);
  await weigh(weighed, "newDevices", new Date());
  const changes = await changesOf(approvalId);
  expect(changes.get(first)).toEqual([]);
  expect(changes.get(unlocked)).toEqual(["Unlocked since, or its lock has run out."]);
  expect(changes.get(lockedSince)).toEqual(["Locked since."]);
  expect(changes.get(flagged)).toEqual(["A case opened since."]);
  expect(changes.get(weighed)).toEqual([expect.stringContaining("Risk")]);
  expect((await read(approvalId)).progress.changed).toBe(4);
});
