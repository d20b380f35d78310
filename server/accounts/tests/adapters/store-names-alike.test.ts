import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { storeLook } from "@/server/accounts/domain/value-objects/store-look";
import { answersOf } from "@/server/cli/bench/onboarding-answers";
import { type ModuleScene, moduleScene, putHolder, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { type Applicant, approve, putApplicant, reach } from "../support/real-onboarding";

let scene: ModuleScene;
let analyst: StaffActor;
beforeAll(async () => {
  scene = await moduleScene();
  analyst = await putStaff(scene, "ANALYST");
});
afterAll(() => scene.close());

const putShop = async (storeName: string, stage: "PROBATION" | "REJECTED" = "PROBATION") => {
  const { accountId } = await putHolder(scene, `shop-${storeLook(storeName)}-${stage.toLowerCase()}@example.org`);
  await scene.database.pool.query(
    `INSERT INTO seller_profile (account_id, store_name, is_verified, onboarding_stage, created_at)
     VALUES ($1, $2, true, $3, now())`,
    [accountId, storeName, stage],
  );
  return accountId;
};

const sendStore = async (applicant: Applicant, storeName: string) => {
  const { STORE } = answersOf(applicant.business);
  const named = { ...STORE, fields: { ...STORE.fields, storeName } };
  must(await scene.accounts.onboarding.submitStage(named, applicant.holder, systemOrigin));
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
  const { rows } = await scene.database.pool.query<{ outcome: string; related_account_ids: string[] }>(
    "SELECT outcome, related_account_ids FROM seller_check_result WHERE application_id = $1 AND check_name = 'STORE_NAME'",
    [applicant.id],
  );
  return rows[0];
};

describe("R12: a store's name that looks like another shop's", () => {
  it("goes to review with the shop shown, and only a LEAD lets it pass", async () => {
    const shop = await putShop("PayPal Bazaar");
    const applicant = await putApplicant(scene, 410);
    await reach(scene, applicant, "STORE", analyst);
    expect(await sendStore(applicant, "pаyраl bazaar!")).toEqual({ outcome: "REVIEW", related_account_ids: [shop] });
    expect(await approve(scene, applicant, "STORE", analyst)).toMatchObject({
      refusal: { code: "APPROVAL_REQUIRED", action: "seller.override-check" },
    });
  });

  it("keeps nobody for a name of their own, nor for one that nobody sells under", async () => {
    await putShop("Sharma Sweets", "REJECTED");
    const applicant = await putApplicant(scene, 411);
    await reach(scene, applicant, "STORE", analyst);
    expect(await sendStore(applicant, "Sharma Sweets")).toEqual({ outcome: "PASS", related_account_ids: [] });
    expect((await approve(scene, applicant, "STORE", analyst)).ok).toBe(true);
  });
});

it("R12: the database sees a name as the program does, whatever it is written with", async () => {
  const letters = fc.constantFrom(..."аЕοΧIil1|0O .-_'&Aa9éÉवर्मा李ﬁ①Ｂ");
  const names = [
    ...fc.sample(fc.string({ unit: letters, minLength: 1, maxLength: 20 }), 300),
    ...fc
      .sample(fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }), 300)
      .filter((name) => !name.includes("\0")),
  ];
  const { rows } = await scene.database.pool.query<{ look: string }>(
    "SELECT store_look(name) AS look FROM unnest($1::text[]) WITH ORDINALITY AS n (name, place) ORDER BY place",
    [names],
  );
  expect(rows.map(({ look }) => look)).toEqual(names.map(storeLook));
});
