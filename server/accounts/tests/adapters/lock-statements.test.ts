import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { type ModuleScene, moduleScene, putHolder, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { statementsOf, waitsOf } from "../support/statements-of";

let scene: ModuleScene;
let analyst: StaffActor;
beforeAll(async () => {
  scene = await moduleScene();
  analyst = await putStaff(scene, "ANALYST");
});
afterAll(() => scene.close());

const order = {
  reasonCode: "ACCOUNT_TAKEOVER",
  scope: "ACCOUNT",
  hours: 24,
  note: "Seen on two continents.",
} as const;

async function locking(address: string) {
  const { accountId } = await putHolder(scene, address);
  return async () => void must(await scene.accounts.lockAccount({ accountId, ...order }, analyst, systemOrigin));
}

test("a lock asks the database for sixteen things, none through a model", async () => {
  await (await locking("first@example.in"))();
  const asked = await statementsOf(scene.database.pool, await locking("second@example.in"));
  expect(asked.filter((text) => text.includes('"public".'))).toEqual([]);
  expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(16);
});

test("a lock waits for the database six times: to begin, to read, to write, to note, to commit and to prove", async () => {
  await (await locking("third@example.in"))();
  expect(await waitsOf(scene.database.pool, await locking("fourth@example.in"))).toBeLessThanOrEqual(6);
});
