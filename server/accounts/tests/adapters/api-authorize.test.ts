import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { authorizationSchema } from "@/server/accounts/adapters/inbound/rest/entitlement-serializers";
import { trustSchema } from "@/server/accounts/adapters/inbound/rest/trust-serializers";
import { type Ask, sendEvents, shopEvent } from "../support/api-scene";
import { type ContractScene, contractScene, json, order } from "../support/contract-scene";

let contract: ContractScene;
let ask: Ask;
beforeAll(async () => {
  contract = await contractScene();
  ask = contract.ask;
});
afterAll(() => contract.scene.close());

describe("authorize", () => {
  const authorize = async (body: object, id = "ext:contract-1") =>
    z.parse(authorizationSchema, await json(await ask("POST", `/accounts/${id}/authorize`, { body })));
  const trust = async () => z.parse(trustSchema, await json(await ask("GET", "/accounts/ext:contract-1/trust")));
  const accused = ({ lines }: Awaited<ReturnType<typeof trust>>) =>
    lines.map(({ factors }) => factors.map(({ bad }) => bad > 0));
  const milli = (points: number) => Math.round(points * 1_000);

  test("base and lines add up to the score exactly, and asking records nothing", async () => {
    const before = await trust();
    for (const amountMinor of [0, 1, 99_999, 100_000, 123_456_789, 1_000_000_000_000]) {
      const { score, base, lines } = await authorize({
        ...order,
        amountMinor,
        deviceId: `d-${amountMinor}`,
        instrument: "card",
        ip: "203.0.113.9",
        sellerAccountId: "ext:contract-seller",
      });
      const sum = lines.reduce((total, { points }) => total + milli(points), milli(base));
      expect(sum).toBe(milli(score));
    }
    expect(accused(await trust())).toEqual(accused(before));
  });

  test("above an output it is DENY, naming output and limit", async () => {
    const { maxOrderValue } = await json(await ask("GET", "/accounts/ext:contract-1/entitlements"));
    const answer = await authorize({ ...order, amountMinor: maxOrderValue.minor + 1, paymentMethod: "PAY_LATER" });
    expect(answer).toMatchObject({
      decision: "DENY",
      allowed: false,
      refusals: [
        { code: "INSUFFICIENT_TRUST", output: "maxOrderValue", limit: `INR ${maxOrderValue.minor}` },
        { code: "INSUFFICIENT_TRUST", output: "paymentMethods" },
      ],
    });
    expect(await authorize({ action: "WITHDRAW", amountMinor: 1, currency: "INR" })).toMatchObject({
      refusals: [{ output: "sellerPrivileges" }],
    });
  });

  test("an order without an amount, a moment to come and an unknown seller are refused", async () => {
    for (const [body, status] of [
      [{ action: "PLACE_ORDER" }, 422],
      [{ ...order, at: new Date(Date.now() + 3_600_000).toISOString() }, 422],
      [{ ...order, sellerAccountId: "ext:missing" }, 404],
    ] as const) {
      expect((await ask("POST", "/accounts/ext:contract-1/authorize", { body })).status).toBe(status);
    }
  });
});

describe("the past", () => {
  test("a past moment gives the number that it gave then", async () => {
    const then = await json(await ask("GET", "/accounts/ext:contract-1/trust"));
    await sendEvents(ask, [shopEvent("coupon.abuse-detected", { accountId: "ext:contract-1", couponCode: "X" })]);
    const now = await json(await ask("GET", "/accounts/ext:contract-1/trust"));
    expect(now.trustScore).toBeLessThan(then.trustScore);
    const past = await json(
      await ask("GET", `/accounts/ext:contract-1/trust?at=${encodeURIComponent(then.evaluatedAt)}`),
    );
    expect(past.trustScore).toBe(then.trustScore);
    const ahead = encodeURIComponent(new Date(Date.now() + 60_000).toISOString());
    expect((await ask("GET", `/accounts/ext:contract-1/trust?at=${ahead}`)).status).toBe(422);
  });
});
