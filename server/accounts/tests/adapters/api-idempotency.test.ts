import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ask, asking, putKey } from "../support/api-scene";
import { type ContractScene, contractScene, json } from "../support/contract-scene";

let contract: ContractScene;
let ask: Ask;
beforeAll(async () => {
  contract = await contractScene();
  ask = contract.ask;
});
afterAll(() => contract.scene.close());

describe("a POST under an Idempotency-Key", () => {
  const lock = (key: string, note: string, id = "ext:contract-seller") =>
    ask("POST", `/accounts/${id}/lock`, {
      body: { reasonCode: "OTHER", note },
      headers: { "idempotency-key": key },
    });

  test("a repeat gets the same answer and runs nothing; another request under the key is refused", async () => {
    const first = await lock("k-1", "The first time it was asked.");
    const again = await lock("k-1", "The first time it was asked.");
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await again.text()).toBe(await first.text());
    const other = await lock("k-1", "Something else altogether.");
    expect(other.status).toBe(422);
    expect(await json(other)).toMatchObject({ code: "VALIDATION", fields: [{ field: "Idempotency-Key" }] });
  });

  test("of thirty at once one runs, and the others are told to wait or given its answer", async () => {
    const before = (await contract.rows("SELECT 1 FROM audit_entry WHERE action = 'account.lock'")).length;
    const responses = await Promise.all(
      Array.from({ length: 30 }, () => lock("k-2", "Thirty at once, and one of them runs.", "ext:contract-1")),
    );
    expect(responses.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    const answered = responses.filter(({ status }) => status === 200);
    expect(new Set(await Promise.all(answered.map((response) => response.text()))).size).toBe(1);
    expect((await contract.rows("SELECT 1 FROM audit_entry WHERE action = 'account.lock'")).length).toBe(before + 1);
    await ask("DELETE", "/accounts/ext:contract-1/lock");
  });

  test("the keys of two systems never meet", async () => {
    const other = asking(contract.scene, (await putKey(contract.scene)).key);
    await lock("k-3", "This one belongs to the first key.");
    const response = await other("POST", "/accounts/lookup", {
      body: { text: "ext:contract-1" },
      headers: { "idempotency-key": "k-3" },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("idempotency-replayed")).toBeNull();
  });
});
