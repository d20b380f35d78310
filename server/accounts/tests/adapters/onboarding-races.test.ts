import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { panOfBusiness } from "@/server/cli/bench/onboarding-answers";
import { type ModuleScene, moduleScene, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { approve, given, putApplicant, reach, send } from "../support/real-onboarding";

let scene: ModuleScene;
let other: ReturnType<ModuleScene["openAnother"]>;
let analyst: StaffActor;
let colleague: StaffActor;
beforeAll(async () => {
  scene = await moduleScene();
  other = scene.openAnother();
  analyst = await putStaff(scene, "ANALYST");
  colleague = await putStaff(scene, "ANALYST");
});
afterAll(async () => {
  await other.database.close();
  await scene.close();
});

const outcomesOf = async (id: string, check: string) =>
  (
    await scene.database.pool.query<{ outcome: string; related_account_ids: string[] }>(
      "SELECT outcome, related_account_ids FROM seller_check_result WHERE application_id = $1 AND check_name = $2",
      [id, check],
    )
  ).rows;

it("the same GSTIN by two applicants at once: one passes, the other goes to review with the link shown", async () => {
  for (let business = 100; business < 102; business += 1) {
    const applicants = [await putApplicant(scene, business), await putApplicant(scene, business)] as const;
    for (const [index, one] of applicants.entries()) {
      await reach(scene, one, "IDENTITY", analyst);
      // Each with a PAN of their own, so that the number alone is what they share.
      must(await send(scene, { ...one, business: 1000 * (index + 1) + business }, "IDENTITY"));
      await scene.accounts.onboarding.run(one.id, systemOrigin);
      must(await approve(scene, one, "IDENTITY", analyst));
      await scene.accounts.onboarding.run(one.id, systemOrigin);
      must(await send(scene, one, "TAX"));
    }
    await Promise.all([
      scene.accounts.onboarding.run(applicants[0].id, systemOrigin),
      other.accounts.onboarding.run(applicants[1].id, systemOrigin),
    ]);
    const found = await Promise.all(applicants.map(({ id }) => outcomesOf(id, "GSTIN_DUPLICATE")));
    expect(
      found
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(["PASS", "REVIEW"]);
    const second = found.findIndex(([row]) => row?.outcome === "REVIEW");
    const [first, loser] = second === 1 ? applicants : [applicants[1], applicants[0]];
    expect(found[second]?.[0]?.related_account_ids).toEqual([first.holder.accountId]);
    expect(await approve(scene, loser, "TAX", analyst)).toMatchObject({
      refusal: { code: "APPROVAL_REQUIRED", action: "seller.override-check" },
    });
  }
});

it("two reviewers approve one stage at once: one wins, in one commit with one decision", async () => {
  for (let business = 200; business < 203; business += 1) {
    const applicant = await putApplicant(scene, business);
    must(await send(scene, applicant, "BUSINESS"));
    await scene.accounts.onboarding.run(applicant.id, systemOrigin);
    const answers = await Promise.all([
      approve(scene, applicant, "BUSINESS", analyst),
      approve(other, applicant, "BUSINESS", colleague),
    ]);
    expect(answers.map((answer) => (answer.ok ? "won" : answer.refusal.code)).sort()).toEqual([
      "ILLEGAL_TRANSITION",
      "won",
    ]);
    const { rows } = await scene.database.pool.query("SELECT FROM seller_stage_decision WHERE application_id = $1", [
      applicant.id,
    ]);
    expect(rows).toHaveLength(1);
  }
});

it("runs every step once, however many processes run them at the same time", async () => {
  const applicant = await putApplicant(scene, 300);
  await reach(scene, applicant, "FINAL", analyst);
  must(await approve(scene, applicant, "FINAL", colleague));
  const runs = await Promise.all(
    [scene, other, scene, other].map(({ accounts }) => accounts.onboarding.run(applicant.id, systemOrigin)),
  );
  expect(runs.reduce((sum, { ran }) => sum + ran, 0)).toBe(2);
  expect(await given(scene, applicant)).toMatchObject({
    stage: "PROBATION",
    kyc: "BUSINESS",
    roles: ["BUYER", "SELLER"],
    seller: "PROBATION",
    buyer: true,
    open: 0,
    upgraded: 1,
  });
});

it("keeps PAN and payout account sealed, and the database finds neither", async () => {
  const applicant = await putApplicant(scene, 400);
  await reach(scene, applicant, "STORE", analyst);
  const { rows } = await scene.database.pool.query<{ all: string }>(
    `SELECT string_agg(to_jsonb(s)::text || encode(s.sealed, 'escape'), ' ') || (
              SELECT string_agg(to_jsonb(i)::text, ' ') FROM seller_identifier i) || (
              SELECT string_agg(to_jsonb(e)::text, ' ') FROM audit_entry e WHERE e.account_id = $2) AS all
       FROM seller_stage_submission s WHERE application_id = $1`,
    [applicant.id, applicant.holder.accountId],
  );
  expect(rows[0]?.all).toContain("BUSINESS");
  const text = rows[0]?.all ?? "";
  const gstin = new RegExp(`27${panOfBusiness(400)}`, "g");
  expect(text.replace(gstin, "")).not.toContain(panOfBusiness(400));
  expect(text).not.toMatch(/5010012\d{6}|MG Road|Asha Verma/);
});

it("withdrawing takes back what the stages gave, and the number is free again", async () => {
  const applicant = await putApplicant(scene, 500);
  await reach(scene, applicant, "STORE", analyst);
  expect(await given(scene, applicant)).toMatchObject({ kyc: "BUSINESS", stage: "STORE" });
  must(await scene.accounts.onboarding.withdrawApplication(applicant.holder, systemOrigin));
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
  expect(await given(scene, applicant)).toMatchObject({
    stage: "WITHDRAWN",
    kyc: "CONTACT",
    roles: ["BUYER"],
    seller: null,
    buyer: true,
    open: 0,
  });
  const { rows } = await scene.database.pool.query("SELECT FROM seller_gstin_claim WHERE application_id = $1", [
    applicant.id,
  ]);
  expect(rows).toEqual([]);
});

it("finds what waits, what is due and whose standing changed", async () => {
  const applicant = await putApplicant(scene, 600);
  must(await send(scene, applicant, "BUSINESS"));
  expect(await scene.accounts.onboarding.waiting(50)).toContain(applicant.id);
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
  expect(await scene.accounts.onboarding.waiting(50)).not.toContain(applicant.id);
  const lock = { accountId: applicant.holder.accountId, reasonCode: "OTHER", scope: "SELLER", hours: 2 } as const;
  must(await scene.accounts.lockAccount({ ...lock, note: "Looks odd to us all." }, analyst, systemOrigin));
  await scene.accounts.onboarding.noteStanding(50, systemOrigin);
  const paused = "SELECT is_paused, state->'paused' AS why FROM seller_application WHERE id = $1";
  expect((await scene.database.pool.query(paused, [applicant.id])).rows).toEqual([{ is_paused: true, why: ["HOLD"] }]);
  expect(await scene.accounts.onboarding.noteStanding(50, systemOrigin)).toEqual({ noted: 0 });
  const unlock = { accountId: applicant.holder.accountId, note: "It was explained well." } as const;
  must(await scene.accounts.unlockAccount(unlock, analyst, systemOrigin));
  expect(await scene.accounts.onboarding.noteStanding(50, systemOrigin)).toEqual({ noted: 1 });
});

it("lets an application run out on its last day, once, though two processes look", async () => {
  const applicant = await putApplicant(scene, 700);
  const now = () => new Date(Date.now() + 30 * 86_400_000);
  const later = [scene.openAnother({ now }), scene.openAnother({ now })];
  const moved = await Promise.all(later.map(({ accounts }) => accounts.onboarding.passTime(50, systemOrigin)));
  await Promise.all(later.map(({ database }) => database.close()));
  expect(moved.reduce((sum, one) => sum + one.moved, 0)).toBeGreaterThan(0);
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
  expect(await given(scene, applicant)).toMatchObject({ stage: "EXPIRED", roles: ["BUYER"], buyer: true, open: 0 });
  const { rows } = await scene.database.pool.query(
    "SELECT FROM audit_entry WHERE account_id = $1 AND action = 'seller.pass-time'",
    [applicant.holder.accountId],
  );
  expect(rows).toHaveLength(1);
});
