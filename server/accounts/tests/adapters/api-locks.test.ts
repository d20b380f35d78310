import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ask } from "../support/api-scene";
import { type ContractScene, contractScene, json, lockNote, order } from "../support/contract-scene";

let contract: ContractScene;
let ask: Ask;
beforeAll(async () => {
  contract = await contractScene();
  ask = contract.ask;
});
afterAll(() => contract.scene.close());

describe("locks by other systems", () => {
  test("a lock ends the sessions in its commit, says so, and the trail names the key", async () => {
    const locked = await ask("POST", `/accounts/${contract.holderId}/lock`, { body: lockNote });
    expect(await json(locked)).toMatchObject({ accountId: contract.holderId, sessionsEnded: 1, sessionsRefused: 1 });
    const account = await json(await ask("GET", `/accounts/${contract.holderId}`));
    expect(account).toMatchObject({ status: "ACTIVE", lock: { reason: "PAYMENT_FRAUD", scope: "ACCOUNT" } });
    const { allowed, decision, refusals } = await json(
      await ask("POST", `/accounts/${contract.holderId}/authorize`, { body: order }),
    );
    expect([allowed, decision]).toEqual([false, "DENY"]);
    expect(refusals).toMatchObject([{ code: "INSUFFICIENT_TRUST", output: "maxOrderValue", limit: "INR 0" }]);
    expect((await ask("DELETE", `/accounts/${contract.holderId}/lock`)).status).toBe(200);
    expect(await json(await ask("GET", `/accounts/${contract.holderId}`))).toMatchObject({ lock: null });
    const [entry] = await contract.rows(
      "SELECT actor_kind, channel, reason_code FROM audit_entry WHERE action = 'account.lock' AND account_id = $1",
      [contract.holderId],
    );
    expect(entry).toEqual({ actor_kind: "MACHINE", channel: "api", reason_code: "PAYMENT_FRAUD" });
  });
});
