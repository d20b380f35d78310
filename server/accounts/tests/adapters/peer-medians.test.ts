import { afterAll, beforeAll, expect, it } from "vitest";
import { getAccountTrustSchema } from "@/server/accounts/application/ports/inbound/account-query.schema";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { refreshPeerMedians } from "@/server/accounts/read-model/peers/peer-medians-job";
import { getAccountTrust } from "@/server/accounts/read-model/queries/get-account-trust";
import { must } from "../support/must";
import { actorOf, openReadScene, putAccount, putSignals, type ReadScene } from "../support/read-scene";

let scene: ReadScene;
beforeAll(async () => {
  scene = await openReadScene();
});
afterAll(() => scene.close());

const refresh = () =>
  refreshPeerMedians({ db: scene.pool, livePolicy: async () => trustPolicyV1, now: scene.deps.now });

const peersOf = async (accountId: string) =>
  must(await getAccountTrust(scene.deps)(getAccountTrustSchema.parse({ accountId }), actorOf("ANALYST"))).peers;

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
