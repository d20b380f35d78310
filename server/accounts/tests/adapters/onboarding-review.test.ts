import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { type ModuleScene, moduleScene, putHolder, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { approve, given, putApplicant, reach, send } from "../support/real-onboarding";

let scene: ModuleScene;
let analyst: StaffActor;
let colleague: StaffActor;
beforeAll(async () => {
  scene = await moduleScene();
  analyst = await putStaff(scene, "ANALYST");
  colleague = await putStaff(scene, "ANALYST");
});
afterAll(async () => await scene.close());

const rowsOf = async (sql: string, values: readonly unknown[]) =>
  (await scene.database.pool.query<Record<string, unknown>>(sql, [...values])).rows;

it("an applicant who shares an identifier with a locked account goes to review, not on, and a case opens", async () => {
  const locked = await putHolder(scene, "locked@example.org");
  const applicant = await putApplicant(scene, 10);
  for (const { accountId } of [locked, applicant.holder]) {
    await rowsOf(
      "INSERT INTO account_link_key (account_id, kind, hash, first_seen_at) VALUES ($1, 'ADDRESS', decode('ab12', 'hex'), now())",
      [accountId],
    );
  }
  const lock = { accountId: locked.accountId, reasonCode: "SELLER_FRAUD", scope: "ACCOUNT", hours: 5 } as const;
  must(await scene.accounts.lockAccount({ ...lock, note: "Sold what never came." }, analyst, systemOrigin));
  must(await send(scene, applicant, "BUSINESS"));
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
  const [check] = await rowsOf(
    "SELECT outcome, related_account_ids AS related FROM seller_check_result WHERE application_id = $1 AND check_name = 'LINKED_LOCKED'",
    [applicant.id],
  );
  expect(check).toEqual({ outcome: "REVIEW", related: [locked.accountId] });
  expect(await approve(scene, applicant, "BUSINESS", analyst)).toMatchObject({
    refusal: { code: "APPROVAL_REQUIRED" },
  });
  const cases = await rowsOf("SELECT state FROM review_case WHERE account_id = $1", [applicant.holder.accountId]);
  expect(cases).toEqual([{ state: "OPEN" }]);
});

it("a seller on probation lists nothing while the way is paused by trust, and again from the same stage after", async () => {
  const applicant = await putApplicant(scene, 20);
  await reach(scene, applicant, "FINAL", analyst);
  must(await approve(scene, applicant, "FINAL", colleague));
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
  const { accountId } = applicant.holder;
  const mayList = async () => must(await scene.accounts.api.getEntitlements(accountId)).sellerPrivileges.listingLimit;
  const stand = async (risk: string) => {
    await rowsOf("UPDATE trust_profile SET risk_level = $2 WHERE account_id = $1", [accountId, risk]);
    await scene.accounts.onboarding.noteStanding(50, systemOrigin);
  };
  expect(await mayList()).toBe(50);
  await stand("HIGH");
  expect([await mayList(), (await given(scene, applicant)).stage]).toEqual([0, "PROBATION"]);
  await stand("MEDIUM");
  expect([await mayList(), (await given(scene, applicant)).stage]).toEqual([50, "PROBATION"]);
});
