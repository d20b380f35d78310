import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { type ModuleScene, moduleScene, putHolder, putStaff } from "../support/module-scene";
import { must, refusalCode } from "../support/must";

let scene: ModuleScene;
let asha: AccountId;
let ravi: AccountId;
beforeAll(async () => {
  scene = await moduleScene();
  asha = (await putHolder(scene)).accountId;
  ravi = (await putHolder(scene, "ravi.kumar@example.in")).accountId;
  const { pool } = scene.database;
  const hash = createHash("sha256").update("one phone").digest();
  await pool.query("INSERT INTO shop_thing (hash, kind) VALUES ($1, 'DEVICE')", [hash]);
  await pool.query(
    "INSERT INTO shop_thing_account SELECT id, $2, 'DEVICE', '2026-11-03T09:00:00Z' FROM unnest($1::uuid[]) AS id",
    [[asha, ravi], hash],
  );
  await pool.query("UPDATE account SET name = NULL WHERE id = $1", [ravi]);
  await pool.query("DELETE FROM buyer_profile WHERE account_id = $1", [ravi]);
  await pool.query(
    `INSERT INTO buyer_activity VALUES ($1, 9, 1, 2, 8, 3, 1, 1, '{"INR": 450000, "USD": 500}', '{"INR": 90000}',
       '2026-01-01', '2026-11-01', 7)`,
    [asha],
  );
});
afterAll(() => scene.close());

const linked = async (role: StaffRole, accountId: string = asha) =>
  scene.accounts.queries.listLinkedAccounts({ accountId }, await putStaff(scene, role));
const conduct = async (role: StaffRole, accountId: string = asha) =>
  scene.accounts.queries.getAccountConduct({ accountId }, await putStaff(scene, role));

test("a linked account stands there with what is shared and how it stands, its contact masked", async () => {
  const { rows, direct, locked } = must(await linked("ANALYST"));
  expect({ direct, locked }).toEqual({ direct: 1, locked: 0 });
  expect(rows).toMatchObject([
    {
      account: { id: ravi, name: { kind: "CONTACT" } },
      steps: 1,
      via: null,
      riskLevel: "MEDIUM",
      standingStatus: "ACTIVE",
      openCase: null,
      links: [{ kind: "DEVICE", label: "Same device", things: 1, since: new Date("2026-11-03T09:00:00Z") }],
    },
  ]);
  expect(JSON.stringify(rows)).not.toContain("ravi.kumar");
});

test("who may decide sees the account itself beside the others, and how they may be decided together", async () => {
  const { self, choices } = must(await linked("ANALYST"));
  expect(self).toMatchObject({ account: { id: asha }, openCase: null });
  expect(choices?.most).toBe(10);
  expect(choices?.outcomes.map(({ outcome }) => outcome)).toEqual(["CLEAR", "VERIFY", "LIMIT", "LOCK"]);
  expect(must(await linked("AUDITOR")).choices).toBeNull();
});

test("support sees no links, an auditor does, and a missing account is told as such", async () => {
  expect(refusalCode(await linked("SUPPORT"))).toBe("FORBIDDEN");
  expect(must(await linked("AUDITOR")).rows).toHaveLength(1);
  expect(refusalCode(await linked("LEAD", "019ce0bc-0000-7000-8000-00000000ffff"))).toBe("NOT_FOUND");
});

test("the head counts the linked accounts for those who may see them, and for nobody else", async () => {
  const head = async (role: StaffRole) =>
    must(await scene.accounts.queries.getAccount({ accountId: asha }, await putStaff(scene, role))).head;
  expect((await head("ANALYST")).linkedAccounts).toBe(1);
  expect((await head("SUPPORT")).linkedAccounts).toBeNull();
});

test("orders and sums are for all staff, payments for those who see signals", async () => {
  const { buyer, seller } = must(await conduct("ANALYST"));
  expect(seller).toBeNull();
  expect(buyer).toMatchObject({
    ordersCompleted: 9,
    refunds: 2,
    spent: [
      { currency: "INR", text: "₹4,500" },
      { currency: "USD", text: "$5" },
    ],
    payments: { succeeded: 8, declined: 3, chargebacks: 1, couponAbuses: 1 },
  });
  expect(must(await conduct("SUPPORT")).buyer).toMatchObject({ ordersCompleted: 9, payments: null });
});

test("an account of which nothing was told yet has neither", async () => {
  expect(must(await conduct("LEAD", ravi))).toEqual({ buyer: null, seller: null });
});
