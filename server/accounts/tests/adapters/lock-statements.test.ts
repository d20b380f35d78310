import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { type ModuleScene, moduleScene, putHolder, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { statementsOf } from "../support/statements-of";

let scene: ModuleScene;
let analyst: StaffActor;
beforeAll(async () => {
  scene = await moduleScene();
  analyst = await putStaff(scene, "ANALYST");
});
afterAll(() => scene.close());

test("a lock asks the database for sixteen things, none through a model", async () => {
  const order = {
    reasonCode: "ACCOUNT_TAKEOVER",
    scope: "ACCOUNT",
    hours: 24,
    note: "Seen on two continents.",
  } as const;
  const lock = async (address: string) => {
    const { accountId } = await putHolder(scene, address);
    return statementsOf(scene.database.pool, async () => {
      must(await scene.accounts.lockAccount({ accountId, ...order }, analyst, systemOrigin));
    });
  };
  await lock("first@example.in");
  const asked = await lock("second@example.in");
  expect(asked.filter((text) => text.includes('"public".'))).toEqual([]);
  expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(16);
});
