import superjson from "superjson";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { personChecksOf } from "@/server/accounts/domain/policies/person-check-policy";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { answersOf } from "@/server/cli/bench/onboarding-answers";
import {
  type ModuleScene,
  moduleScene,
  putEveryRole,
  putHolder,
  putStaff,
  systemOrigin,
} from "../support/module-scene";
import { must } from "../support/must";
import { type Applicant, approve, putApplicant, reach, send } from "../support/real-onboarding";

let scene: ModuleScene;
let staff: ReadonlyMap<StaffRole, StaffActor>;
let colleague: StaffActor;
let applicant: Applicant;
const BUSINESS = 4711;

const actorOf = (role: StaffRole): StaffActor => {
  const actor = staff.get(role);
  if (!actor) throw new Error(`No ${role} in the scene.`);
  return actor;
};

beforeAll(async () => {
  scene = await moduleScene();
  staff = await putEveryRole(scene);
  colleague = await putStaff(scene, "ANALYST");
  applicant = await putApplicant(scene, BUSINESS);
  await reach(scene, applicant, "FINAL", actorOf("ANALYST"));
});
afterAll(() => scene.close());

const review = (actor: StaffActor, stage?: (typeof APPLICATION_STAGES)[number], { id } = applicant) =>
  scene.accounts.queries.getStageReview({ applicationId: id, ...(stage ? { stage } : {}) }, actor);

const { IDENTITY, TAX, PAYOUT, BUSINESS: FIRST, STORE } = answersOf(BUSINESS);
const SECRETS = [
  IDENTITY.fields.pan,
  TAX.fields.gstNumber,
  PAYOUT.fields.accountNumber ?? "",
  PAYOUT.fields.ifsc ?? "",
  FIRST.fields.addressLine,
  FIRST.fields.postalCode,
  STORE.fields.supportEmail,
];

it.each(["ANALYST", "LEAD", "AUDITOR"] as const)("holds no number and no address in clear for %s", async (role) => {
  for (const stage of APPLICATION_STAGES) {
    const text = superjson.stringify(must(await review(actorOf(role), stage)));
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).toContain("Verma");
  }
});

it.each(["SUPPORT", "ADMIN"] as const)("refuses %s, whose role does not read applications", async (role) => {
  expect(await review(actorOf(role))).toMatchObject({ refusal: { code: "FORBIDDEN" } });
});

it("shows an auditor what was declared, masked, with no way to see more and nothing to decide", async () => {
  const { declared, deciding } = must(await review(actorOf("AUDITOR"), "PAYOUT"));
  expect(declared.map(({ label, value }) => [label, value])).toEqual([
    ["Paid by", "Bank account"],
    ["Account holder", "VERMA CRAFTS PRIVATE LIMITED"],
    ["IFSC", "HDFC•••"],
    ["Account number", "••• •••711"],
  ]);
  expect(declared.some(({ revealable }) => revealable)).toBe(false);
  expect(deciding).toBeNull();
});

it("reveals one answer for a reason, and the entry says which", async () => {
  const ask = { applicationId: applicant.id, stage: "IDENTITY", field: "pan", reasonCode: "COMPARE_EVIDENCE" } as const;
  const shown = must(await scene.accounts.selling.revealDeclared(ask, colleague, systemOrigin));
  expect(shown).toMatchObject({ value: IDENTITY.fields.pan, seconds: 60 });
  const { rows } = await scene.database.pool.query(
    "SELECT action, outcome, reason_code, account_id FROM audit_entry WHERE id = $1",
    [shown.auditEntryId],
  );
  const accountId = applicant.holder.accountId;
  expect(rows).toEqual([
    { action: "account.reveal", outcome: "DONE", reason_code: "COMPARE_EVIDENCE:identity.pan", account_id: accountId },
  ]);
});

it("says of every stage who approved it, and of FINAL what it gives and who may not", async () => {
  const mine = must(await review(actorOf("ANALYST")));
  expect(mine).toMatchObject({ stage: "FINAL", inHand: "FINAL", situation: null, at: "FINAL" });
  expect(mine.stages.map(({ status, note }) => [status, note])).toEqual([
    ...["BUSINESS", "IDENTITY", "TAX", "PAYOUT", "STORE"].map(() => ["APPROVED", "Nisha Rao"]),
    ["SUBMITTED", "In review"],
  ]);
  expect(mine.deciding?.approve).toBe("You approved the identity of this seller.");
  expect(mine.deciding?.mayHandOver).toBe(false);
  expect(mine.deciding?.take).toBe("You approved the identity of this seller. A colleague takes it from here.");
  expect(mine.deciding?.needsAnother?.map(({ accountId }) => accountId).sort()).toEqual(
    [actorOf("LEAD").accountId, colleague.accountId].sort(),
  );
  expect(mine.grants).toEqual({ listingLimit: 50, payoutHoldDays: 10, instantPayout: false, promotedListings: false });
  const theirs = must(await review(colleague));
  expect(theirs.deciding).toMatchObject({ approve: null, return: null, reject: null, take: null, needsAnother: null });
  expect(theirs.checks.map(({ stage }) => stage)).toEqual(expect.arrayContaining([...APPLICATION_STAGES]));
});

it("explains beforehand what the use case would refuse, stage by stage", async () => {
  const early = await putApplicant(scene, 4712);
  must(await send(scene, early, "BUSINESS"));
  const before = must(await review(colleague, "BUSINESS", early));
  expect(before.situation).toMatchObject({ kind: "CHECKING" });
  expect(before.deciding?.approve).toBe("The automatic checks are still running.");
  await scene.accounts.onboarding.run(early.id, systemOrigin);
  for (const stage of APPLICATION_STAGES) {
    const { deciding } = must(await review(colleague, stage, early));
    const asked = await approve(scene, early, stage, colleague);
    expect([stage, deciding?.approve === null, asked.ok]).toEqual([stage, stage === "BUSINESS", stage === "BUSINESS"]);
    if (!asked.ok) expect(asked.refusal.code).toBe("ILLEGAL_TRANSITION");
  }
});

it("keeps what was ticked, says it again, and tells the second of two who was first", async () => {
  const two = await putApplicant(scene, 4713);
  must(await send(scene, two, "BUSINESS"));
  await scene.accounts.onboarding.run(two.id, systemOrigin);
  const { version } = must(await review(colleague, "BUSINESS", two));
  const [document] = must(
    await scene.accounts.documents.ofApplication({ applicationId: two.id, stage: "BUSINESS" }, colleague),
  );
  must(await scene.accounts.documents.open({ documentId: document?.id ?? "" }, colleague, systemOrigin));
  const { approveStage } = scene.accounts.selling;
  const wish = { applicationId: two.id, stage: "BUSINESS", version } as const;
  const ticked = { ...wish, personChecks: personChecksOf.BUSINESS };
  expect(await approveStage({ ...wish, personChecks: [] }, colleague, systemOrigin)).toMatchObject({
    refusal: { code: "VALIDATION" },
  });
  const both = await Promise.all([
    approveStage(ticked, colleague, systemOrigin),
    approveStage(ticked, actorOf("LEAD"), systemOrigin),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "CONFLICT", by: "Nisha Rao" } });
  const { decision, history } = must(await review(colleague, "BUSINESS", two));
  expect(decision).toMatchObject({ label: "Approved", by: "Nisha Rao", ticked: personChecksOf.BUSINESS });
  expect(history.map(({ text }) => text)).toEqual([
    "Business approved by Nisha Rao",
    "Proof of the business opened by Nisha Rao",
    "Business sent",
    "Proof of the business added",
    "Application opened",
  ]);
});

it("shows what the seller was told of a return, and what an application waits for", async () => {
  const back = await putApplicant(scene, 4714);
  must(await send(scene, back, "BUSINESS"));
  await scene.accounts.onboarding.run(back.id, systemOrigin);
  const items = [{ topic: "BUSINESS_PROOF", reason: "BLURRED" }] as const;
  const input = { applicationId: back.id, stage: "BUSINESS", items, message: "", days: 7 } as const;
  must(await scene.accounts.selling.returnStage(input, colleague, systemOrigin));
  await scene.accounts.onboarding.run(back.id, systemOrigin);
  const { messages, stages, deciding } = must(await review(colleague, undefined, back));
  expect(messages).toMatchObject([
    { label: "Sent back: Business", text: expect.stringContaining("can't be read"), at: expect.any(Date) },
  ]);
  expect(stages[0]).toMatchObject({ status: "RETURNED", note: "Sent back" });
  expect(deciding?.approve).toBe("Sent back: it waits for the seller.");
});

it("names the accounts that a failed check found, and who may let it pass", async () => {
  const first = await putApplicant(scene, 4715);
  const second = await putApplicant(scene, 4715);
  await reach(scene, first, "TAX", actorOf("ANALYST"));
  must(await send(scene, first, "TAX"));
  await scene.accounts.onboarding.run(first.id, systemOrigin);
  must(await send(scene, second, "BUSINESS"));
  await scene.accounts.onboarding.run(second.id, systemOrigin);
  must(await approve(scene, second, "BUSINESS", actorOf("ANALYST")));
  must(await send(scene, second, "IDENTITY"));
  await scene.accounts.onboarding.run(second.id, systemOrigin);
  const panOf = async (actor: StaffActor) =>
    must(await review(actor, "IDENTITY", second)).checks.find(({ check }) => check === "PAN_DUPLICATE");
  expect(await panOf(colleague)).toMatchObject({
    outcome: "REVIEW",
    blocks: true,
    blockedBecause: "A LEAD decides on this one.",
    related: [{ id: first.holder.accountId }],
  });
  const pass = { applicationId: second.id, stage: "IDENTITY", check: "PAN_DUPLICATE", note: "One owner." } as const;
  must(await scene.accounts.selling.overrideCheck(pass, actorOf("LEAD"), systemOrigin));
  expect(await panOf(colleague)).toMatchObject({ blocks: false, override: { by: "Nisha Rao", note: "One owner." } });
});

it("lets a second person compare how far the application had come with how far it is, and reject it", async () => {
  const bad = await putApplicant(scene, 4716);
  must(await send(scene, bad, "BUSINESS"));
  await scene.accounts.onboarding.run(bad.id, systemOrigin);
  const why = { reasonCode: "BUSINESS_NOT_CONFIRMED", note: "Nobody knows this business." } as const;
  const wish = { applicationId: bad.id, stage: "BUSINESS", ...why } as const;
  const asked = must(await scene.accounts.selling.rejectApplication(wish, colleague, systemOrigin));
  expect(must(await review(colleague, undefined, bad)).waitingRejection).toMatchObject({ id: asked.approvalId });
  must(await approve(scene, bad, "BUSINESS", actorOf("ANALYST")));
  const lead = actorOf("LEAD");
  const read = async () => must(await scene.accounts.queries.getApproval({ approvalId: asked.approvalId }, lead));
  const { facts, application, effect } = await read();
  expect(application).toEqual({ id: bad.id, storeName: "Store 4716" });
  expect(effect).toContain("They may apply again after 30 days.");
  expect(facts.find(({ label }) => label === "Stage")).toMatchObject({
    asked: { text: "Business, in review" },
    now: { text: "Identity, not sent" },
    changed: true,
  });
  expect(facts.find(({ label }) => label === "Failed checks")).toMatchObject({
    asked: { text: "None" },
    changed: false,
  });
  const answer = { approvalId: asked.approvalId, note: "" };
  expect(must(await scene.accounts.approveRequest(answer, lead, systemOrigin)).state).toBe("APPROVED");
  const over = must(await review(colleague, undefined, bad));
  expect(over).toMatchObject({ at: "REJECTED", inHand: null, grants: null, waitingRejection: null });
  expect(over.situation?.sentence).toMatch(/rejected/);
  expect(over.history[0]?.text).toBe("Business rejected by Nisha Rao and Nisha Rao");
});

it("answers NOT_FOUND for what is none, to everybody who may read", async () => {
  const { accountId } = await putHolder(scene, "nobody@example.org");
  const none = { applicationId: accountId };
  expect(await scene.accounts.queries.getStageReview(none, colleague)).toMatchObject({
    refusal: { code: "NOT_FOUND", what: "application" },
  });
});
