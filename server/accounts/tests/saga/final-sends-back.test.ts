import { expect, it } from "vitest";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import type { StageReviewer } from "@/server/accounts/domain/entities/seller-onboarding-step";
import { APPLICATION_STAGES, type ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { STAFF_ID } from "../support/account-facts";
import { must, refusalCode } from "../support/must";
import {
  analyst,
  arrivedAt,
  checked,
  daysLater,
  follow,
  otherAnalyst,
  type Told,
  tell,
} from "../support/onboarding-facts";

const words = { reasons: ["BLURRED"], message: "The photo is blurred.", until: daysLater(7).toISOString() } as const;

const sendBack = (stage: ApplicationStage, by: StageReviewer = otherAnalyst): Told => ({
  type: "StageReturned",
  stage,
  by,
  words,
});

const EARLIER = APPLICATION_STAGES.slice(0, -1);

/** Sent again, checked without a fault, and approved by whoever approves. */
const mended = (state: OnboardingState, stage: ApplicationStage): OnboardingState => {
  const sent = follow(state, { type: "StageSubmitted", stage }).state;
  return follow(sent, checked(sent, stage), { type: "StageApproved", stage, by: analyst }).state;
};

/** The checks of every stage that stands from before run without a fault, one after the other. */
const recheck = (state: OnboardingState): OnboardingState => {
  const { stage } = state;
  const waits = EARLIER.find((one) => one === stage);
  if (!waits || state.stages[waits].status !== "SUBMITTED") return state;
  return recheck(follow(state, checked(state, waits)).state);
};

it.each(EARLIER)("FINAL sends %s back, and the way is at FINAL again once that one is mended", (stage) => {
  const { state, commands } = follow(arrivedAt("FINAL"), sendBack(stage));
  expect(state).toMatchObject({
    stage,
    stages: { [stage]: { status: "RETURNED", returned: words, approvedBy: null } },
  });
  expect(state.timers.EXPIRE).toBe(words.until);
  expect(commands.at(-1)).toMatchObject({ name: "TELL", message: "RETURNED", stage });
  const back = recheck(mended(state, stage));
  expect(back.stage).toBe("FINAL");
  for (const one of EARLIER) expect(back.stages[one]).toMatchObject({ status: "APPROVED", approvedBy: STAFF_ID });
  expect(back.stages.FINAL.status).toBe("SUBMITTED");
});

it("takes back the level that the stage gave, and gives it again with it", () => {
  const levels = (stage: ApplicationStage) =>
    follow(arrivedAt("FINAL"), sendBack(stage)).commands.flatMap((one) => (one.name === "SET_KYC" ? [one.level] : []));
  expect(EARLIER.map(levels)).toEqual([["IDENTITY"], ["CONTACT"], ["IDENTITY"], ["IDENTITY"], []]);
});

it("asks nothing more of the applicant: what was sent goes through its checks once more", () => {
  const { state } = follow(arrivedAt("FINAL"), sendBack("IDENTITY"));
  const { commands } = follow(
    follow(state, { type: "StageSubmitted", stage: "IDENTITY" }).state,
    { type: "ChecksRan", stage: "IDENTITY", submissionNo: 2, blocking: [] },
    { type: "StageApproved", stage: "IDENTITY", by: analyst },
  );
  expect(commands.map(({ name }) => name)).toEqual(["SET_KYC", "TELL", "REPEAT_SUBMISSION", "RUN_CHECKS"]);
  expect(commands.at(-1)).toMatchObject({ stage: "TAX", submissionNo: 2 });
});

it("waits for a person where a check that passed before fails now", () => {
  const { state } = follow(arrivedAt("FINAL"), sendBack("IDENTITY"));
  const atTax = mended(state, "IDENTITY");
  const blocking = [{ check: "PAN_IN_GSTIN", needs: "REASON" }] as const;
  const { state: waits } = follow(atTax, { type: "ChecksRan", stage: "TAX", submissionNo: 2, blocking });
  expect([waits.stage, waits.stages.TAX.status, waits.stages.TAX.blocking]).toEqual(["TAX", "SUBMITTED", blocking]);
  const approve = { type: "StageApproved", stage: "TAX", by: analyst } as const;
  expect(refusalCode(tell(waits, approve))).toBe("APPROVAL_REQUIRED");
  const override = { type: "CheckOverridden", stage: "TAX", check: "PAN_IN_GSTIN", by: analyst } as const;
  expect(recheck(follow(waits, override, approve).state).stage).toBe("FINAL");
});

it("keeps what somebody said before about a failed check, a declared group among it", () => {
  const arrived = arrivedAt("FINAL");
  const tax = { ...arrived.stages.TAX, overridden: ["GSTIN_DUPLICATE"] } as const;
  const { state } = follow({ ...arrived, stages: { ...arrived.stages, TAX: tax } }, sendBack("BUSINESS"));
  const atIdentity = mended(state, "BUSINESS");
  const atTax = follow(atIdentity, checked(atIdentity, "IDENTITY")).state;
  const blocking = [{ check: "GSTIN_DUPLICATE", needs: "LEAD" }] as const;
  const { state: next } = follow(atTax, { type: "ChecksRan", stage: "TAX", submissionNo: 2, blocking });
  expect([next.stage, next.stages.TAX.overridden]).toEqual(["PAYOUT", ["GSTIN_DUPLICATE"]]);
});

it("goes no further by itself while the way is paused", () => {
  const { state } = follow(arrivedAt("FINAL"), sendBack("PAYOUT"));
  const atStore = mended(state, "PAYOUT");
  const paused = follow(atStore, { type: "StandingChanged", isFlagged: true, isHeld: false }).state;
  expect(follow(paused, checked(paused, "STORE")).state.stage).toBe("STORE");
});

it("is for whoever may decide FINAL, and names a stage before it", () => {
  const final = arrivedAt("FINAL");
  expect(refusalCode(tell(final, sendBack("TAX", analyst)))).toBe("CONFLICT_OF_INTEREST");
  expect(refusalCode(tell(final, sendBack("FINAL")))).toBe("ILLEGAL_TRANSITION");
  expect(refusalCode(tell(arrivedAt("STORE"), sendBack("TAX")))).toBe("ILLEGAL_TRANSITION");
  expect(
    refusalCode(
      tell(final, { type: "StageReturned", stage: "TAX", by: { id: otherAnalyst.id, roles: ["SUPPORT"] }, words }),
    ),
  ).toBe("FORBIDDEN");
});

it("runs out on the day that was named, and gives back all", () => {
  const { state } = follow(arrivedAt("FINAL"), sendBack("STORE"));
  const late = { type: "TimeCame", completedSales: 0, isTrusted: true, at: daysLater(8) } as const;
  const step = must(tell(state, late));
  expect(step.state.stage).toBe("EXPIRED");
  expect(step.commands.map(({ name }) => name)).toEqual(["SET_KYC", "RELEASE_GSTIN", "TELL"]);
});
