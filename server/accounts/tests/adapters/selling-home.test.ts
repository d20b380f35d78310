import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { applicationReference } from "@/server/accounts/domain/value-objects/application-reference";
import { gstinOfBusiness } from "@/server/cli/bench/onboarding-answers";
import { handInDocuments } from "@/server/cli/bench/onboarding-documents";
import { asking, putKey } from "../support/api-scene";
import { type ModuleScene, moduleScene, putHolder, putStaff, systemOrigin } from "../support/module-scene";
import { must, refusalCode } from "../support/must";
import { type Applicant, approve, putApplicant, reach, send } from "../support/real-onboarding";

let scene: ModuleScene;
let analyst: StaffActor;
let colleague: StaffActor;
beforeAll(async () => {
  scene = await moduleScene();
  analyst = await putStaff(scene, "ANALYST");
  colleague = await putStaff(scene, "ANALYST");
});
afterAll(async () => await scene.close());

const write = (sql: string, values: readonly unknown[]) => scene.database.pool.query(sql, [...values]);
const homeOf = async ({ holder }: Applicant) => must(await scene.accounts.queries.getSellingHome(holder));

async function putSeller(business: number): Promise<Applicant> {
  const applicant = await putApplicant(scene, business);
  await reach(scene, applicant, "FINAL", analyst);
  must(await approve(scene, applicant, "FINAL", colleague));
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
  return applicant;
}

const stand = async ({ holder }: Applicant, risk: string) => {
  await write("UPDATE trust_profile SET risk_level = $2 WHERE account_id = $1", [holder.accountId, risk]);
  await scene.accounts.onboarding.noteStanding(50, systemOrigin);
};

it("is for whoever sells: a buyer, and an applicant on the way, have none", async () => {
  const buyer = await putHolder(scene, "only-buys@example.org");
  expect(refusalCode(await scene.accounts.queries.getSellingHome(buyer))).toBe("NOT_FOUND");
  const { holder } = await putApplicant(scene, 810);
  expect(refusalCode(await scene.accounts.queries.getSellingHome(holder))).toBe("NOT_FOUND");
});

it("says what a seller on probation may do, and in numbers what raises it", async () => {
  const seller = await putSeller(820);
  for (const order of ["a", "b", "b", "c"]) {
    await write(
      `INSERT INTO shop_sale_fact (source, event_id, seller_id, order_id, kind, occurred_at)
       VALUES ('shop', gen_random_uuid()::text, $1, $2, 'COMPLETED', now())`,
      [seller.holder.accountId, order],
    );
  }
  const home = await homeOf(seller);
  expect(home).toMatchObject({
    storeName: "Verma Crafts 820",
    state: "OPEN",
    isEstablished: false,
    number: { inUse: gstinOfBusiness(820), isConfirmed: false, inReview: null, isChangeable: true },
    privileges: { listingLimit: 50, payoutHoldDays: 10, instantPayout: false, promotedListings: false },
    probation: {
      progress: { days: { have: 0, need: 90 }, orders: { have: 3, need: 20 }, isInGoodStanding: true },
      after: { listingLimit: 500, payoutHoldDays: 7 },
    },
    best: { listingLimit: 10_000, payoutHoldDays: 2, instantPayout: true, promotedListings: true },
    figures: { ordersCompleted: 3 },
  });
  expect(JSON.stringify(home)).not.toMatch(/LOW|MEDIUM|HIGH|CRITICAL|score/i);
});

it("a fall of trust pauses it in plain words, and its end opens it again", async () => {
  const seller = await putSeller(830);
  await stand(seller, "HIGH");
  expect(await homeOf(seller)).toMatchObject({
    state: "PAUSED",
    privileges: { listingLimit: 0 },
    probation: { progress: { isInGoodStanding: false, looksOn: null } },
  });
  await stand(seller, "MEDIUM");
  expect(await homeOf(seller)).toMatchObject({ state: "OPEN", privileges: { listingLimit: 50 } });
});

it("a changed number is in review beside the one in use, which nobody else takes meanwhile", async () => {
  const seller = await putSeller(840);
  const tax = { gstNumber: gstinOfBusiness(841), legalName: "Verma Crafts" };
  await handInDocuments(scene, seller.holder, "TAX");
  must(await scene.accounts.onboarding.editStore({ tax }, seller.holder, systemOrigin));
  const inReview = {
    state: "NUMBER_IN_REVIEW",
    privileges: { listingLimit: 0 },
    number: { inUse: gstinOfBusiness(840), inReview: { value: gstinOfBusiness(841), asked: null } },
  };
  // The page that follows the form may be read before the worker took the level back.
  expect(await homeOf(seller)).toMatchObject(inReview);
  await scene.accounts.onboarding.run(seller.id, systemOrigin);
  expect(await homeOf(seller)).toMatchObject(inReview);
  const other = await putApplicant(scene, 840);
  await reach(scene, other, "IDENTITY", analyst);
  must(await send(scene, { ...other, business: 842 }, "IDENTITY"));
  await scene.accounts.onboarding.run(other.id, systemOrigin);
  must(await approve(scene, other, "IDENTITY", analyst));
  must(await send(scene, other, "TAX"));
  await scene.accounts.onboarding.run(other.id, systemOrigin);
  expect(await approve(scene, other, "TAX", analyst)).toMatchObject({ refusal: { code: "APPROVAL_REQUIRED" } });
  const lead = await putStaff(scene, "LEAD");
  const check = {
    applicationId: seller.id,
    stage: "TAX",
    check: "PAN_IN_GSTIN",
    note: "The firm was sold on.",
  } as const;
  must(await scene.accounts.onboarding.overrideCheck(check, lead, systemOrigin));
  must(await approve(scene, seller, "TAX", analyst));
  await scene.accounts.onboarding.run(seller.id, systemOrigin);
  expect(await homeOf(seller)).toMatchObject({
    state: "OPEN",
    privileges: { listingLimit: 50 },
    number: { inUse: gstinOfBusiness(841), inReview: null },
  });
});

it("another system's new number goes the same way", async () => {
  const seller = await putSeller(850);
  const { accountId } = seller.holder;
  const { rows } = await scene.database.pool.query<{ version: number }>("SELECT version FROM account WHERE id = $1", [
    accountId,
  ]);
  const ask = asking(scene, (await putKey(scene)).key);
  const body = {
    version: rows[0]?.version,
    sellerProfile: { gstNumber: gstinOfBusiness(851), storeName: "Verma Mills" },
  };
  const answer = await ask("PUT", `/accounts/${accountId}`, { body });
  expect([answer.status, await answer.json()]).toMatchObject([
    200,
    { roles: ["BUYER", "SELLER"], sellerProfile: { storeName: "Verma Mills", onboardingStage: "PROBATION" } },
  ]);
  const again = await ask("POST", `/accounts/${accountId}/seller`, {
    body: { storeName: "Verma Mills", gstNumber: gstinOfBusiness(850) },
  });
  expect([again.status, await again.json()]).toMatchObject([
    201,
    { application: null, sellerProfile: { storeName: "Verma Mills", onboardingStage: "PROBATION" } },
  ]);
  const allowed = await (await ask("GET", `/accounts/${accountId}/entitlements`)).json();
  expect(allowed.sellerPrivileges).toMatchObject({ listingLimit: 50, payoutHoldDays: 10 });
  await scene.accounts.onboarding.run(seller.id, systemOrigin);
  expect((await (await ask("GET", `/accounts/${accountId}/entitlements`)).json()).sellerPrivileges.listingLimit).toBe(
    0,
  );
  expect(await homeOf(seller)).toMatchObject({
    state: "NUMBER_IN_REVIEW",
    number: { inUse: gstinOfBusiness(850), inReview: { value: gstinOfBusiness(851) } },
  });
  const sent = await scene.database.pool.query(
    "SELECT fields->>'gstNumber' AS number FROM seller_stage_submission WHERE application_id = $1 AND stage = 'TAX' ORDER BY submission_no",
    [seller.id],
  );
  expect(sent.rows).toEqual([{ number: gstinOfBusiness(850) }, { number: gstinOfBusiness(851) }]);
});

it("two live sellers want one new number at once: one has it, the other is looked at again", async () => {
  const sellers = [await putSeller(860), await putSeller(861)] as const;
  const tax = { gstNumber: gstinOfBusiness(862), legalName: "Verma Crafts" };
  const lead = await putStaff(scene, "LEAD");
  for (const seller of sellers) {
    await handInDocuments(scene, seller.holder, "TAX");
    must(await scene.accounts.onboarding.editStore({ tax }, seller.holder, systemOrigin));
  }
  await Promise.all(sellers.map(({ id }) => scene.accounts.onboarding.run(id, systemOrigin)));
  const blocked = await scene.database.pool.query<{ id: string; checks: string }>(
    `SELECT id, state#>>'{stages,TAX,blocking}' AS checks FROM seller_application WHERE id = ANY($1)`,
    [sellers.map(({ id }) => id)],
  );
  expect(blocked.rows.filter(({ checks }) => checks.includes("GSTIN_DUPLICATE"))).toHaveLength(1);
  const first = sellers.find(
    ({ id }) => !blocked.rows.find((row) => row.id === id)?.checks.includes("GSTIN_DUPLICATE"),
  );
  if (!first) throw new Error("One was first.");
  const check = {
    applicationId: first.id,
    stage: "TAX",
    check: "PAN_IN_GSTIN",
    note: "The firm was sold on.",
  } as const;
  must(await scene.accounts.onboarding.overrideCheck(check, lead, systemOrigin));
  must(await approve(scene, first, "TAX", analyst));
  await scene.accounts.onboarding.run(first.id, systemOrigin);
  expect((await homeOf(first)).number.inUse).toBe(gstinOfBusiness(862));
});

it("stands on the account's own page for staff, and opens for those alone who read applications", async () => {
  const seller = await putSeller(870);
  const { accountId } = seller.holder;
  const support = await putStaff(scene, "SUPPORT");
  const cardFor = async (actor: StaffActor) =>
    must(await scene.accounts.queries.getAccount({ accountId }, actor)).application;
  expect(await cardFor(analyst)).toMatchObject({
    id: seller.id,
    reference: applicationReference(seller.id),
    stageLabel: "Probation",
    since: expect.any(Date),
    isPaused: false,
    isTaxReopened: false,
  });
  expect(await cardFor(support)).toMatchObject({ id: null, stageLabel: "Probation" });
  await stand(seller, "CRITICAL");
  expect(await cardFor(analyst)).toMatchObject({ isPaused: true });
  const buyer = await putHolder(scene, "never-applied@example.org");
  expect(must(await scene.accounts.queries.getAccount(buyer, analyst)).application).toBeNull();
});
