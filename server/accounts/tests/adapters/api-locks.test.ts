import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerApi } from "@/server/accounts/adapters/inbound/rest/api-request";
import { type Ask, putKey } from "../support/api-scene";
import { type ContractScene, contractScene, json, lockNote, order } from "../support/contract-scene";

let contract: ContractScene;
let ask: Ask;
beforeAll(async () => {
  contract = await contractScene();
  ask = contract.ask;
});
afterAll(() => contract.scene.close());

function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give: () => give(), given };
}

async function askInPieces(body: ReadableStream<Uint8Array>): Promise<Response> {
  const { key } = await putKey(contract.scene);
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const url = `http://127.0.0.1:3000/api/v1/accounts/${contract.holderId}/authorize`;
  const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
  return answerApi(new Request(url, init), contract.scene.accounts);
}

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

  test("a lock put on while the question is still being sent counts in its answer", async () => {
    const [begun, sent] = [signal(), signal()];
    const text = JSON.stringify(order);
    let pulls = 0;
    const slow = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          pulls += 1;
          if (pulls === 1) return controller.enqueue(new TextEncoder().encode(text.slice(0, 5)));
          begun.give();
          await sent.given;
          controller.enqueue(new TextEncoder().encode(text.slice(5)));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const answer = askInPieces(slow);
    await begun.given;
    expect((await ask("POST", `/accounts/${contract.holderId}/lock`, { body: lockNote })).status).toBe(200);
    sent.give();
    expect(await json(await answer)).toMatchObject({ decision: "DENY", allowed: false });
    expect((await ask("DELETE", `/accounts/${contract.holderId}/lock`)).status).toBe(200);
  });
});
