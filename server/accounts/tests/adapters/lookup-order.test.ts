import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { type ModuleScene, moduleScene, putHolder, putStaff } from "../support/module-scene";
import { must } from "../support/must";
import { statementsOfAll } from "../support/statements-of";

let scene: ModuleScene;
let analyst: StaffActor;
beforeAll(async () => {
  scene = await moduleScene();
  analyst = await putStaff(scene, "ANALYST");
});
afterAll(() => scene.close());

const find = async (text: string) => {
  const asked = { text, lq: null, scope: "ANY", cursor: null, limit: 8 } as const;
  return must(await scene.accounts.queries.searchAccounts(asked, analyst));
};

test("the trace of a lookup by email leaves while the person is read: before that reading ends, and before the answer", async () => {
  const email = "looked-up@example.in";
  const { accountId } = await putHolder(scene, email);
  expect((await find(email)).exactAccountId).toBe(accountId);
  const { pool, reads } = scene.database;
  const asked = await statementsOfAll([pool, reads], async () => void (await find(email)));
  const placeOf = (part: string) => asked.findIndex((text) => text.includes(part));
  expect(placeOf("INSERT INTO look_up_tally")).toBeGreaterThan(-1);
  expect(placeOf("INSERT INTO look_up_tally")).toBeLessThan(placeOf("COMMIT"));
  const { rows } = await pool.query<{ times: number }>(
    "SELECT sum(occurrences)::int AS times FROM look_up_tally WHERE account_id = $1",
    [accountId],
  );
  expect(rows[0]?.times).toBe(2);
});
