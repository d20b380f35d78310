import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { gstinCheckCharacter } from "@/server/accounts/domain/value-objects/gstin";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { gstinOfBusiness } from "@/server/cli/bench/onboarding-answers";
import { handInDocuments } from "@/server/cli/bench/onboarding-documents";
import { projectRoot } from "@/server/platform/project-root";
import type { ApprovingOrder } from "../support/approving-order";
import { type ModuleScene, moduleScene, putStaff, systemOrigin } from "../support/module-scene";
import { type Applicant, given, putApplicant, reach, send } from "../support/real-onboarding";

const masterKey = randomBytes(32);
const sessionSecret = randomBytes(32).toString("hex");

let scene: ModuleScene;
let analyst: StaffActor;
let colleague: StaffActor;
beforeAll(async () => {
  scene = await moduleScene({ masterKey: new Uint8Array(masterKey), sessionSecret });
});
// For each test, who has just proved who they are: on a busy machine all of them take longer than a proof holds.
beforeEach(async () => {
  analyst = await putStaff(scene, "ANALYST");
  colleague = await putStaff(scene, "ANALYST");
});
afterAll(async () => await scene.close());

/** Ends by SIGKILL after that many commits, or by itself when there are fewer. */
async function approveAndDie(applicant: Applicant, stage: ApplicationStage, by: StaffActor, dieAfter: number) {
  const order: ApprovingOrder = {
    appUrl: scene.testDatabase.appUrl,
    masterKey: masterKey.toString("hex"),
    sessionSecret,
    applicationId: applicant.id,
    stage,
    by,
    dieAfter,
  };
  const script = join(projectRoot, "server", "accounts", "tests", "support", "approving-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(order)], {
    cwd: projectRoot,
    env: { ...process.env, LOG_LEVEL: "silent" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code, signal] = await once(child, "exit");
  return { code, signal };
}

const stepsDone = async ({ id }: Applicant) =>
  (
    await scene.database.pool.query<{ step: number; name: string; done: boolean }>(
      `SELECT step, command->>'name' AS name, done_at IS NOT NULL AS done
         FROM seller_saga_command WHERE application_id = $1 ORDER BY step`,
      [id],
    )
  ).rows;

const entriesOf = async ({ holder }: Applicant, action: string) =>
  (
    await scene.database.pool.query<{ code: string; entries: number }>(
      `SELECT reason_code AS code, count(*)::int AS entries FROM audit_entry
        WHERE account_id = $1 AND action = $2 AND outcome = 'DONE' GROUP BY 1`,
      [holder.accountId, action],
    )
  ).rows;

it.each([1, 2])("killed after commit %i of a final approval, it completes once", async (dieAfter) => {
  const applicant = await putApplicant(scene, 10 + dieAfter);
  await reach(scene, applicant, "FINAL", analyst);
  expect(await approveAndDie(applicant, "FINAL", colleague, dieAfter)).toEqual({ code: null, signal: "SIGKILL" });
  const left = (await stepsDone(applicant)).filter(({ done }) => !done).map(({ name }) => name);
  expect(left).toEqual(dieAfter === 1 ? ["GRANT_SELLER"] : ["TELL"]);
  expect((await given(scene, applicant)).seller).toBe(dieAfter === 1 ? null : "PROBATION");
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
  expect(await scene.accounts.onboarding.run(applicant.id, systemOrigin)).toEqual({ ran: 0 });
  expect(await given(scene, applicant)).toMatchObject({
    stage: "PROBATION",
    seller: "PROBATION",
    kyc: "BUSINESS",
    roles: ["BUYER", "SELLER"],
    buyer: true,
    open: 0,
    upgraded: 1,
  });
  const ran = await entriesOf(applicant, "seller.run-step");
  expect(ran.find(({ code }) => code === "GRANT_SELLER")).toEqual({ code: "GRANT_SELLER", entries: 1 });
});

/** What each approval ordered, in order; a process dies after the approval's commit and after each but the last. */
const APPROVALS = [
  ["IDENTITY", ["SET_KYC", "TELL"], { stage: "TAX", kyc: "IDENTITY" }],
  ["PAYOUT", ["SET_KYC", "TELL"], { stage: "STORE", kyc: "BUSINESS" }],
  ["STORE", ["TELL", "RUN_CHECKS"], { stage: "FINAL", kyc: "BUSINESS" }],
] as const;

const KILLS = APPROVALS.flatMap(([stage, effects, after], index) =>
  effects.map((_, done) => ({ stage, effects, after, dieAfter: done + 1, business: 20 + 10 * index + done })),
);

it.each(KILLS)(
  "killed after commit $dieAfter of the approval of $stage, no effect is lost and none comes twice",
  async ({ stage, effects, after, dieAfter, business }) => {
    const applicant = await putApplicant(scene, business);
    await reach(scene, applicant, stage, analyst);
    expect((await send(scene, applicant, stage)).ok).toBe(true);
    await scene.accounts.onboarding.run(applicant.id, systemOrigin);
    expect(await approveAndDie(applicant, stage, analyst, dieAfter)).toMatchObject({ signal: "SIGKILL" });
    const left = (await stepsDone(applicant)).filter(({ done }) => !done).map(({ name }) => name);
    expect(left).toEqual(effects.slice(dieAfter - 1));
    expect(await scene.accounts.onboarding.run(applicant.id, systemOrigin)).toEqual({ ran: left.length });
    expect(await given(scene, applicant)).toMatchObject({ ...after, open: 0 });
    await expectEachOnce(applicant);
  },
);

it.each([1, 2, 3])(
  "killed after commit %i of the approval of a live seller's new number, it is in use once",
  async (dieAfter) => {
    const seller = await putApplicant(scene, 100 + dieAfter);
    await reach(scene, seller, "FINAL", analyst);
    await approveAndDie(seller, "FINAL", colleague, 0);
    const gstNumber = gstinOfBusiness(100 + dieAfter).replace(/^27/, "29");
    const tax = { gstNumber: withCheckCharacter(gstNumber), legalName: "Verma Crafts" };
    await handInDocuments(scene, seller.holder, "TAX");
    expect((await scene.accounts.onboarding.editStore({ tax }, seller.holder, systemOrigin)).ok).toBe(true);
    await scene.accounts.onboarding.run(seller.id, systemOrigin);
    const other = { applicationId: seller.id, stage: "TAX", check: "GSTIN_STATE", note: "The firm moved." } as const;
    expect((await scene.accounts.onboarding.overrideCheck(other, analyst, systemOrigin)).ok).toBe(true);
    expect(await approveAndDie(seller, "TAX", analyst, dieAfter)).toMatchObject({ signal: "SIGKILL" });
    const left = (await stepsDone(seller)).filter(({ done }) => !done).map(({ name }) => name);
    // The number's own commit orders the two that follow from it.
    expect(left).toEqual([["CONFIRM_GSTIN"], ["SET_KYC", "TELL"], ["TELL"]][dieAfter - 1]);
    await scene.accounts.onboarding.run(seller.id, systemOrigin);
    expect(await given(scene, seller)).toMatchObject({ stage: "PROBATION", kyc: "BUSINESS", open: 0, upgraded: 1 });
    const profile = await scene.database.pool.query("SELECT gst_number FROM seller_profile WHERE account_id = $1", [
      seller.holder.accountId,
    ]);
    expect(profile.rows).toEqual([{ gst_number: tax.gstNumber }]);
    await expectEachOnce(seller);
  },
);

const withCheckCharacter = (number: string): string =>
  `${number.slice(0, 14)}${gstinCheckCharacter(number.slice(0, 14))}`;

/** Every command is done, under a number of its own, and each message went out once. */
async function expectEachOnce(applicant: Applicant): Promise<void> {
  const steps = await stepsDone(applicant);
  expect(steps.map(({ step }) => step)).toEqual(steps.map((_, index) => index + 1));
  expect(steps.every(({ done }) => done)).toBe(true);
  expect((await given(scene, applicant)).told).toBe(steps.filter(({ name }) => name === "TELL").length);
}
