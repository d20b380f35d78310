import { afterAll, beforeAll, expect, it } from "vitest";
import { getAccountTrustSchema } from "@/server/accounts/application/ports/inbound/account-query.schema";
import { isInShare, type PoliciesInForce, policyFor, rampWords } from "@/server/accounts/domain/policies/policy-ramp";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { refreshPeerMedians } from "@/server/accounts/read-model/peers/peer-medians-job";
import { getAccountTrust } from "@/server/accounts/read-model/queries/get-account-trust";
import { singlePolicy } from "@/server/accounts/read-model/queries/policy-source";
import { must } from "../support/must";
import { actorOf, openReadScene, putAccount, putSignals, type ReadScene } from "../support/read-scene";

let scene: ReadScene;
beforeAll(async () => {
  scene = await openReadScene();
});
afterAll(() => scene.close());

const alone: PoliciesInForce = { live: trustPolicyV1, ramp: null };
const refresh = (policies = alone) =>
  refreshPeerMedians({ db: scene.pool, inForce: async () => policies, now: scene.deps.now });

const peersOf = async (accountId: string, policies = alone) => {
  const source = { ...singlePolicy(policies.live), liveFor: async (id: string) => policyFor(id, policies) };
  const trust = getAccountTrust({ ...scene.deps, policies: source });
  return must(await trust(getAccountTrustSchema.parse({ accountId }), actorOf("ANALYST"))).peers;
};

it("are those of accounts alike, computed once a day and kept", async () => {
  const at = scene.deps.now();
  const buyers: string[] = [];
  for (let n = 0; n < 25; n += 1) {
    const id = await putAccount(scene);
    await putSignals(scene, id, [
      { factor: "completion", good: 12, occurredAt: at },
      { factor: "couponAbuse", bad: n < 5 ? 3 : 0.001, occurredAt: at },
    ]);
    buyers.push(id);
  }
  const seller = await putAccount(scene, { storeName: "Verma Crafts" });
  await putSignals(scene, seller, [{ factor: "disputes", good: 60, occurredAt: at }]);
  expect(await refresh()).toBe(2);
  expect(await refresh()).toBe(0);
  const peers = await peersOf(buyers[0] ?? "");
  expect(peers).toMatchObject({ cohort: "buyers with 10 to 49 recent orders", sampled: 25 });
  expect(peers?.medianMilli.ORDER_SUCCESS).toBeGreaterThan(5_000);
  expect(peers?.medianMilli.COUPON_ABUSE).toBeGreaterThan(-100);
  // One of its kind says nothing about anybody.
  expect(await peersOf(seller)).toBeNull();
  scene.setNow(new Date(at.getTime() + 25 * 3_600_000));
  expect(await refresh()).toBe(2);
});

it("are those that the same version scores, on both sides of a ramp, and go with their version", async () => {
  const at = scene.deps.now();
  const weights = { ...trustPolicyV1.factors, completion: { ...trustPolicyV1.factors.completion, weight: 0.3 } };
  const other = { ...trustPolicyV1, version: 2, factors: weights };
  const ramp = { policy: other, share: 50, words: rampWords("0123456789abcdef".repeat(4)) };
  const policies = { live: trustPolicyV1, ramp };
  const sides = { inShare: [] as string[], rest: [] as string[] };
  while (sides.inShare.length < 20 || sides.rest.length < 20) {
    const id = await putAccount(scene);
    await putSignals(scene, id, [{ factor: "completion", good: 60, occurredAt: at }]);
    sides[isInShare(id, ramp) ? "inShare" : "rest"].push(id);
  }
  const [inShare = "", rest = ""] = [sides.inShare[0], sides.rest[0]];
  expect(await peersOf(inShare, policies)).toBeNull();
  expect(await refresh(policies)).toBeGreaterThan(2);
  expect(await refresh(policies)).toBe(0);
  const [ofShare, ofRest] = [await peersOf(inShare, policies), await peersOf(rest, policies)];
  expect([ofShare?.sampled, ofRest?.sampled]).toEqual([sides.inShare.length, sides.rest.length]);
  expect(ofShare?.medianMilli.ORDER_SUCCESS).toBeLessThan(ofRest?.medianMilli.ORDER_SUCCESS ?? 0);
  scene.setNow(new Date(at.getTime() + 25 * 3_600_000));
  await refresh();
  const { rows } = await scene.pool.query("SELECT DISTINCT policy_version FROM peer_median");
  expect(rows).toEqual([{ policy_version: 1 }]);
});
