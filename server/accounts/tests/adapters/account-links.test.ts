import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccountEventPublisher } from "@/server/accounts/adapters/outbound/messaging/account-event-publisher";
import { clusterOf } from "@/server/accounts/domain/domain-services/link-cluster-service";
import { linkPolicy } from "@/server/accounts/domain/policies/link-policy";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { done } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { createRelay } from "@/server/accounts/outbox/relay";
import { readCluster, readLinks } from "@/server/accounts/read-model/queries/link-rows";
import { readRows } from "@/server/accounts/read-model/queries/read-pool";
import { createLinkKeysConsumer } from "@/server/accounts/read-model/rebuild/link-keys-consumer";
import { hashOf, type LinkScene, openLinkScene } from "../support/link-scene";
import { must } from "../support/must";
import { audited } from "../support/stored-people";

let scene: LinkScene;
let staffId: AccountId;
beforeAll(async () => {
  scene = await openLinkScene();
  staffId = await scene.person("Nisha Rao");
});
afterAll(() => scene.close());

const linksOf = (id: AccountId, hubLimit = trustPolicyV1.hubLimit) =>
  readLinks(readRows(scene.database.pool), [id], hubLimit);
const others = async (id: AccountId) => (await linksOf(id)).map(({ other, kind }) => `${kind} ${other}`).sort();

test("a device links directly, a GSTIN through somebody; both name what they share and since when", async () => {
  const [a, b, c] = [
    await scene.person("Asha Verma"),
    await scene.person("Bina Rao"),
    await scene.person("Chetan Das"),
  ];
  await scene.shareThing("phone of a and b", [a, b]);
  await scene.shareKey("GSTIN", "27AAPFU0939F1ZV", [b, c]);
  expect(await linksOf(a)).toEqual([{ one: a, other: b, kind: "DEVICE", since: scene.now(), things: 1 }]);
  const { links, isCut } = await readCluster(readRows(scene.database.pool), a, trustPolicyV1.hubLimit);
  expect(isCut).toBe(false);
  expect(clusterOf(a, links)).toEqual([a, b, c].sort());
});

test("what fifty accounts share links them, what fifty-one share links nobody; an address of ten is rare, of eleven not", async () => {
  const people = await scene.crowd(51);
  const [first = staffId] = people;
  await scene.shareThing("fifty", people.slice(0, 50));
  expect(await linksOf(first)).toHaveLength(49);
  await scene.shareThing("fifty-one", people);
  expect(await linksOf(first)).toHaveLength(49);
  await scene.shareKey("IP", "203.0.113.7", people.slice(0, 10));
  expect((await linksOf(first)).filter(({ kind }) => kind === "IP")).toHaveLength(9);
  await scene.shareKey("IP", "203.0.113.8", people.slice(0, 11));
  expect((await linksOf(first)).filter(({ kind }) => kind === "IP")).toHaveLength(9);
});

test("another policy may say from how many accounts on a thing links nobody", async () => {
  const people = await scene.crowd(4);
  const [first = staffId] = people;
  await scene.shareThing("a kiosk", people);
  await scene.shareKey("IP", "203.0.113.17", people);
  expect(await linksOf(first, 4)).toHaveLength(6);
  expect(await linksOf(first, 3)).toEqual([]);
});

test("an address of the network that came with orders links those who share it, until more than ten do", async () => {
  const people = await scene.crowd(3);
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

test("five hundred accounts are followed whole, more are cut and say so", async () => {
  const people = await scene.crowd(550);
  const [first = staffId] = people;
  const follow = () => readCluster(readRows(scene.database.pool), first, trustPolicyV1.hubLimit);
  const share = (n: number) => scene.shareThing(`of group ${n}`, [first, ...people.slice(1 + n * 49, 50 + n * 49)]);
  for (let n = 0; n < 10; n += 1) await share(n);
  const whole = await follow();
  expect([whole.isCut, clusterOf(first, whole.links).length]).toEqual([false, 491]);
  await share(10);
  const cut = await follow();
  expect([cut.isCut, clusterOf(first, cut.links).length]).toEqual([true, 500]);
});

const HUB = 4;

/** Twelve accounts and up to fourteen things, each shared by any of them. */
const sharings = fc.array(fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1, maxLength: 7 }), { maxLength: 14 });

/** Everybody within so many steps of the first, by looking at every thing again; what more than the hub share is none. */
function walked(things: readonly (readonly number[])[], steps: number): readonly number[] {
  let near = new Set([0]);
  for (let step = 0; step < steps; step += 1) {
    const touched = things.filter((thing) => thing.length <= HUB && thing.some((account) => near.has(account)));
    near = new Set([...near, ...touched.flat()]);
  }
  return [...near];
}

test("the cluster that is read is the one that can be walked to over any sharing, hubs left out", async () => {
  await fc.assert(
    fc.asyncProperty(sharings, async (things) => {
      const people = await scene.crowd(12);
      const start = people[0] ?? staffId;
      for (const [n, thing] of things.entries()) {
        await scene.shareThing(
          `${start} ${n}`,
          thing.flatMap((account) => people[account] ?? []),
        );
      }
      const { links } = await readCluster(readRows(scene.database.pool), start, HUB);
      const expected = walked(things, linkPolicy.mostSteps).flatMap((account) => people[account] ?? []);
      expect(clusterOf(start, links)).toEqual(expected.sort());
    }),
    { numRuns: 25 },
  );
});

test("a chain of more steps than are followed says that it is cut", async () => {
  const people = await scene.crowd(260);
  for (let n = 0; n + 40 < people.length; n += 39) await scene.shareThing(`chain ${n}`, people.slice(n, n + 40));
  const { links, isCut } = await readCluster(
    readRows(scene.database.pool),
    people[0] ?? staffId,
    trustPolicyV1.hubLimit,
  );
  expect(isCut).toBe(true);
  expect(clusterOf(people[0] ?? staffId, links).length).toBe(1 + 39 * linkPolicy.mostSteps);
});

test("phone numbers that were given up, addresses however they are written and the GSTIN of an application link", async () => {
  const [a, b] = [await scene.person("Divya Nair"), await scene.person("Esha Roy")];
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
