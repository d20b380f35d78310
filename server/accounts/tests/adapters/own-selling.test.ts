import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { applicationReference } from "@/server/accounts/domain/value-objects/application-reference";
import { type ModuleScene, moduleScene, putHolder, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { type Applicant, putApplicant, reach, send } from "../support/real-onboarding";

let scene: ModuleScene;
let analyst: StaffActor;
let lead: StaffActor;
let secondLead: StaffActor;
beforeAll(async () => {
  scene = await moduleScene();
  analyst = await putStaff(scene, "ANALYST");
  lead = await putStaff(scene, "LEAD");
  secondLead = await putStaff(scene, "LEAD");
});
afterAll(async () => await scene.close());

const selling = async ({ holder }: Pick<Applicant, "holder">) =>
  must(await scene.accounts.queries.getOwnSelling(holder)).application;

const statuses = async (applicant: Applicant) => (await selling(applicant))?.tasks.map(({ status }) => status);

const work = ({ id }: Applicant) => scene.accounts.onboarding.run(id, systemOrigin);

it("shows a draft to whoever typed it and to nobody else, and nothing where nobody applied", async () => {
  const [applicant, other] = [await putApplicant(scene, 500), await putApplicant(scene, 501)];
  const fields = { city: "Thane", ownerName: "Sneha Patwardhan" };
  expect(await statuses(applicant)).toEqual([
    "NOT_STARTED",
    "CANNOT_START",
    "CANNOT_START",
    "CANNOT_START",
    "CANNOT_START",
  ]);
  must(await scene.accounts.selling.saveStage({ stage: "BUSINESS", fields }, applicant.holder, systemOrigin));
  const mine = await selling(applicant);
  expect(mine?.tasks[0]).toMatchObject({ status: "IN_PROGRESS", isOpen: true, fields });
  expect(mine).toMatchObject({ reference: applicationReference(applicant.id), openStage: "BUSINESS" });
  expect((await selling(other))?.tasks[0]).toMatchObject({ status: "NOT_STARTED", fields: {} });
  expect(await selling({ holder: await putHolder(scene, "nobody-applied@example.org") })).toBeNull();
});

it("keeps one of two drafts that follow the same one, and tells the other window", async () => {
  const applicant = await putApplicant(scene, 502);
  const save = (city: string) =>
    scene.accounts.selling.saveStage(
      { stage: "BUSINESS", fields: { city }, seenAt: null },
      applicant.holder,
      systemOrigin,
    );
  const kept = await Promise.all([save("Pune"), save("Thane"), save("Mumbai")]);
  expect(kept.filter(({ ok }) => ok)).toHaveLength(1);
  expect(kept.flatMap((one) => (one.ok ? [] : [one.refusal.code]))).toEqual(["CONFLICT", "CONFLICT"]);
});

it("goes from in review to action needed with the words that were sent, and keeps what was sent to be changed", async () => {
  const applicant = await putApplicant(scene, 510);
  await reach(scene, applicant, "TAX", analyst);
  expect((await selling(applicant))?.tasks[2]?.fields).toMatchObject({ legalName: "Verma Crafts Pvt. Ltd." });
  must(await send(scene, applicant, "TAX"));
  await work(applicant);
  expect(await statuses(applicant)).toEqual(["COMPLETED", "COMPLETED", "IN_REVIEW", "CANNOT_START", "CANNOT_START"]);
  expect((await selling(applicant))?.openStage).toBeNull();
  const items = [{ topic: "GST_CERTIFICATE", reason: "WRONG_DOCUMENT" } as const];
  const wanted = { applicationId: applicant.id, stage: "TAX", items, message: "Add the one for 27.", days: 8 } as const;
  must(await scene.accounts.selling.returnStage(wanted, analyst, systemOrigin));
  const shown = await selling(applicant);
  const task = shown?.tasks[2];
  expect(task).toMatchObject({ status: "ACTION_NEEDED", isOpen: true, fields: { legalName: "Verma Crafts" } });
  expect(task?.returned?.message).toContain("Add the one for 27.");
  expect(shown?.history[0]).toMatchObject({ kind: "RETURNED", stage: "TAX" });
  expect(shown?.history.at(-1)).toMatchObject({ kind: "OPENED" });
  const text = JSON.stringify(shown);
  expect(text).not.toContain(analyst.name);
  expect(text).not.toContain(analyst.accountId);
  expect(text).not.toMatch(/risk|fraud|score|flag/i);
});

it("is paused without a reason while selling is on hold, and can't be changed", async () => {
  const applicant = await putApplicant(scene, 520);
  const { accountId } = applicant.holder;
  const lock = { accountId, reasonCode: "IDENTITY_DOUBT", scope: "SELLER", hours: 5 } as const;
  must(await scene.accounts.lockAccount({ ...lock, note: "Waits for the bank's answer." }, analyst, systemOrigin));
  await scene.accounts.onboarding.noteStanding(50, systemOrigin);
  const shown = await selling(applicant);
  expect(shown).toMatchObject({ state: "PAUSED", openStage: null });
  expect(JSON.stringify(shown)).not.toMatch(/IDENTITY_DOUBT|HOLD|TRUST/);
});

async function reject(applicant: Applicant): Promise<void> {
  const note = "The number belongs to another business.";
  const order = { applicationId: applicant.id, stage: "TAX", reasonCode: "TAX_NOT_CONFIRMED", note } as const;
  const asked = must(await scene.accounts.selling.rejectApplication(order, analyst, systemOrigin));
  must(await scene.accounts.approveRequest({ approvalId: asked.approvalId, note: "" }, lead, systemOrigin));
  await work(applicant);
}

it("a rejection can be appealed once; whoever took part can't answer, and overturned lets them apply again at once", async () => {
  const applicant = await putApplicant(scene, 530);
  await reach(scene, applicant, "TAX", analyst);
  must(await send(scene, applicant, "TAX"));
  await work(applicant);
  await reject(applicant);
  const rejected = await selling(applicant);
  const statement = rejected?.ended?.statement;
  expect(rejected).toMatchObject({ state: "REJECTED", ended: { reason: expect.stringContaining("GSTIN") } });
  expect(statement).toMatchObject({ decision: "REJECT_SELLER", appeal: null });
  const { holder } = applicant;
  const appeal = { statementId: statement?.id ?? "", text: "It is my mother's business; I keep the books." };
  const { appealId } = must(await scene.accounts.holder.submitAppeal(appeal, holder, systemOrigin));
  expect(await scene.accounts.holder.submitAppeal(appeal, holder, systemOrigin)).toMatchObject({
    refusal: { code: "ALREADY_EXISTS" },
  });
  const again = { storeName: "Store 530", gstNumber: rejected?.gstNumber ?? "" };
  expect(await scene.accounts.selling.openApplication(again, holder, systemOrigin)).toMatchObject({
    refusal: { code: "ILLEGAL_TRANSITION", from: "REJECTED" },
  });
  const answer = {
    appealId,
    outcome: "REVERSED",
    answer: "You were right: we read the wrong line.",
    note: "Looked at anew.",
  } as const;
  for (const one of [analyst, lead]) {
    expect(await scene.accounts.decideAppeal(answer, one, systemOrigin)).toMatchObject({
      refusal: { code: "CONFLICT_OF_INTEREST" },
    });
  }
  expect(must(await scene.accounts.queries.getAppeal({ appealId }, secondLead)).reversal).toBe("MAY_REAPPLY");
  expect(must(await scene.accounts.decideAppeal(answer, secondLead, systemOrigin)).reversal).toBe("MAY_REAPPLY");
  expect((await selling(applicant))?.ended).toMatchObject({
    reapplyFrom: null,
    statement: { appeal: { state: "REVERSED" } },
  });
  must(await scene.accounts.selling.openApplication(again, holder, systemOrigin));
  const anew = await selling(applicant);
  expect(anew?.tasks[0]).toMatchObject({ status: "IN_PROGRESS", fields: { legalName: "Verma Crafts Pvt. Ltd." } });
  expect(anew?.tasks[0]?.fields).not.toHaveProperty("isSelfCertified");
});
