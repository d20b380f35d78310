import { expect, it } from "vitest";
import type { OnboardingCommand } from "@/server/accounts/domain/entities/seller-onboarding-step";
import { APPLICATION_STAGES, type ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { FRIDAY, OTHER_STAFF_ID, STAFF_ID } from "../support/account-facts";
import { must, refusalCode } from "../support/must";
import {
  analyst,
  arrivedAt,
  begun,
  checked,
  daysLater,
  follow,
  lead,
  otherAnalyst,
  pass,
  tell,
} from "../support/onboarding-facts";

const names = (commands: readonly OnboardingCommand[]) =>
  commands.map((command) => ("level" in command ? `${command.name} ${command.level}` : command.name));

it("asks for the checks when a stage is sent, and its key is the saga's id with the step's number", () => {
  const { commands } = follow(begun(), { type: "StageSubmitted", stage: "BUSINESS" });
  expect(commands).toEqual([
    { name: "RUN_CHECKS", stage: "BUSINESS", submissionNo: 1, step: 1, key: `${begun().sagaId}/1` },
  ]);
});

it.each<[ApplicationStage, string, readonly string[]]>([
  ["BUSINESS", "IDENTITY", ["TELL"]],
  ["IDENTITY", "TAX", ["SET_KYC IDENTITY", "TELL"]],
  ["TAX", "PAYOUT", ["TELL"]],
  ["PAYOUT", "STORE", ["SET_KYC BUSINESS", "TELL"]],
  ["STORE", "FINAL", ["TELL", "RUN_CHECKS"]],
  ["FINAL", "FINAL", ["GRANT_SELLER"]],
])("%s approved leads to %s and asks for %j", (stage, next, asked) => {
  const { state, commands } = pass(arrivedAt(stage), stage);
  expect(state.stage).toBe(next);
  expect(names(commands).slice(stage === "FINAL" ? 0 : 1)).toEqual(asked);
});

it("is no seller before the seller's side really stands", () => {
  const { state } = pass(arrivedAt("FINAL"), "FINAL");
  expect([state.stage, state.completing]).toEqual(["FINAL", "GRANT"]);
  const granted = follow(state, { type: "SellerGranted" });
  expect([granted.state.stage, granted.state.completing, names(granted.commands)]).toEqual([
    "PROBATION",
    null,
    ["TELL"],
  ]);
});

it("skips no stage, whichever one somebody approves or sends", () => {
  for (const at of APPLICATION_STAGES) {
    const sent = at === "FINAL" ? arrivedAt(at) : follow(arrivedAt(at), { type: "StageSubmitted", stage: at }).state;
    for (const other of APPLICATION_STAGES.filter((stage) => stage !== at)) {
      expect(refusalCode(tell(sent, { type: "StageApproved", stage: other, by: lead }))).toBe("ILLEGAL_TRANSITION");
      expect(refusalCode(tell(sent, { type: "StageSubmitted", stage: other }))).toBe("ILLEGAL_TRANSITION");
    }
  }
});

it("approves nothing before its checks ran, nor over a failed one that nobody overrode", () => {
  const sent = follow(begun(), { type: "StageSubmitted", stage: "BUSINESS" }).state;
  const approve = { type: "StageApproved", stage: "BUSINESS", by: analyst } as const;
  expect(refusalCode(tell(sent, approve))).toBe("CONFLICT");
  const linked = { check: "LINKED_LOCKED", needs: "LEAD" } as const;
  const ran = { type: "ChecksRan", stage: "BUSINESS", submissionNo: 1, blocking: [linked] } as const;
  const { state: failed, commands } = follow(sent, ran);
  expect(names(commands)).toEqual(["FLAG_FOR_REVIEW"]);
  expect(refusalCode(tell(failed, approve))).toBe("APPROVAL_REQUIRED");
  const override = { type: "CheckOverridden", stage: "BUSINESS", check: "LINKED_LOCKED" } as const;
  expect(refusalCode(tell(failed, { ...override, by: analyst }))).toBe("APPROVAL_REQUIRED");
  const { state } = follow(failed, { ...override, by: lead }, approve);
  expect(state.stage).toBe("IDENTITY");
});

it("answers checks of an earlier submission with nothing", () => {
  const sent = follow(begun(), { type: "StageSubmitted", stage: "BUSINESS" }).state;
  const words = { reasons: ["BLURRED"], message: "Send it again.", until: daysLater(7).toISOString() } as const;
  const returned = follow(sent, { type: "StageReturned", stage: "BUSINESS", by: analyst, words }).state;
  const again = follow(returned, { type: "StageSubmitted", stage: "BUSINESS" }).state;
  expect(must(tell(again, checked(sent, "BUSINESS"))).state).toEqual(again);
});

it("returns with what, why and until when, and the applicant's time runs until then", () => {
  const sent = follow(begun(), { type: "StageSubmitted", stage: "BUSINESS" }).state;
  expect(sent.timers).toEqual({});
  const words = { reasons: ["BLURRED"], message: "The photo is blurred.", until: daysLater(10).toISOString() } as const;
  const { state, commands } = follow(sent, { type: "StageReturned", stage: "BUSINESS", by: analyst, words });
  expect(state.stages.BUSINESS).toMatchObject({ status: "RETURNED", returned: words });
  expect(state.timers).toEqual({ EXPIRE: daysLater(10).toISOString(), REMIND: daysLater(5).toISOString() });
  expect(names(commands)).toEqual(["TELL"]);
});

it("leaves FINAL to somebody other than whoever approved IDENTITY", () => {
  const final = arrivedAt("FINAL");
  const ready = follow(final, checked(final, "FINAL")).state;
  const approve = (by: typeof analyst | typeof otherAnalyst) =>
    tell(ready, { type: "StageApproved", stage: "FINAL", by });
  expect(refusalCode(approve(analyst))).toBe("CONFLICT_OF_INTEREST");
  expect(approve(otherAnalyst).ok).toBe(true);
});

it("rejects by two people, undoes what the stages gave, and names the day to come back", () => {
  const state = arrivedAt("STORE");
  const reject = { type: "RejectionApproved", reason: "IDENTITY_NOT_CONFIRMED", by: STAFF_ID } as const;
  expect(refusalCode(tell(state, { ...reject, approvedBy: STAFF_ID }))).toBe("CONFLICT_OF_INTEREST");
  const step = follow(state, { ...reject, approvedBy: OTHER_STAFF_ID });
  expect(step.state).toMatchObject({
    stage: "REJECTED",
    ended: { reason: "IDENTITY_NOT_CONFIRMED", reapplyFrom: daysLater(30).toISOString() },
  });
  expect(names(step.commands)).toEqual(["SET_KYC CONTACT", "RELEASE_GSTIN", "TELL"]);
});

it.each(APPLICATION_STAGES)("takes nothing back that %s had not given yet, when it is withdrawn there", (stage) => {
  const { commands } = follow(arrivedAt(stage), { type: "Withdrawn" });
  const at = APPLICATION_STAGES.indexOf(stage);
  expect(names(commands)).toEqual([
    ...(at > 1 ? ["SET_KYC CONTACT"] : []),
    ...(at > 2 ? ["RELEASE_GSTIN"] : []),
    "TELL",
  ]);
});

it("runs out on the last day and not before, after one reminder", () => {
  const time = (days: number) =>
    ({ type: "TimeCame", completedSales: 0, isTrusted: true, at: daysLater(days) }) as const;
  expect(must(tell(begun(), time(24.9))).commands).toEqual([]);
  const reminded = follow(begun(), time(25));
  expect(reminded.commands).toMatchObject([{ name: "TELL", message: "REMINDER" }]);
  expect(must(tell(reminded.state, time(29.9))).commands).toEqual([]);
  expect(follow(reminded.state, time(30)).state).toMatchObject({ stage: "EXPIRED", ended: { reapplyFrom: null } });
});

it("pauses at the same stage while trust is low or the account is held, and nobody loses a day by it", () => {
  const standing = (isFlagged: boolean, isHeld: boolean, days: number) =>
    ({ type: "StandingChanged", isFlagged, isHeld, at: daysLater(days) }) as const;
  const paused = follow(begun(), standing(true, false, 10), standing(true, true, 12)).state;
  expect(paused).toMatchObject({ stage: "BUSINESS", paused: ["TRUST", "HOLD"], pausedAt: daysLater(10).toISOString() });
  expect(refusalCode(tell(paused, { type: "StageSubmitted", stage: "BUSINESS" }))).toBe("CONFLICT");
  const late = { type: "TimeCame", completedSales: 0, isTrusted: true, at: daysLater(99) } as const;
  expect(must(tell(paused, late)).state).toEqual(paused);
  const { state } = follow(paused, standing(false, false, 14));
  expect(state).toMatchObject({ stage: "BUSINESS", paused: [], timers: { EXPIRE: daysLater(34).toISOString() } });
});

it("ends with its account, wherever it is, and takes back what the stages gave without another message", () => {
  const closed = { type: "StandingChanged", isFlagged: false, isHeld: true, isClosed: true, at: daysLater(9) } as const;
  const atStore = arrivedAt("STORE");
  const held = follow(atStore, { ...closed, isClosed: false }).state;
  for (const state of [atStore, held]) {
    const over = follow(state, closed);
    expect(over.state).toMatchObject({
      stage: "EXPIRED",
      ended: { how: "EXPIRED", at: daysLater(9).toISOString(), reason: null, reapplyFrom: null },
      paused: [],
      pausedAt: null,
    });
    expect(names(over.commands)).toEqual(["SET_KYC CONTACT", "RELEASE_GSTIN"]);
    expect(Object.keys(over.state.timers)).toEqual(["ERASE"]);
    expect(must(tell(over.state, closed)).state).toEqual(over.state);
  }
  const granting = pass(arrivedAt("FINAL"), "FINAL").state;
  expect(follow(granting, closed).state).toMatchObject({ stage: "EXPIRED", completing: null });
  expect(follow(arrivedAt("PROBATION"), closed).state).toMatchObject({ stage: "PROBATION", paused: ["HOLD"] });
});

it("reopens TAX for a changed number, and every stage after it", () => {
  const { state, commands } = follow(arrivedAt("FINAL"), { type: "GstinChanged" });
  expect(state.stage).toBe("TAX");
  expect(names(commands)).toEqual(["RELEASE_GSTIN", "SET_KYC IDENTITY", "TELL", "RUN_CHECKS"]);
  expect(APPLICATION_STAGES.map((stage) => state.stages[stage].status)).toEqual([
    "APPROVED",
    "APPROVED",
    "SUBMITTED",
    "OPEN",
    "OPEN",
    "OPEN",
  ]);
});

it("reopens TAX of a live seller, who sells nothing until it is approved", () => {
  const { state, commands } = follow(arrivedAt("PROBATION"), { type: "GstinChanged" });
  expect([state.stage, state.reopened, names(commands)]).toEqual([
    "PROBATION",
    "TAX",
    ["RELEASE_GSTIN", "SET_KYC IDENTITY", "TELL", "RUN_CHECKS"],
  ]);
  const again = follow(state, checked(state, "TAX"), { type: "StageApproved", stage: "TAX", by: analyst });
  expect([again.state.reopened, again.state.completing, names(again.commands)]).toEqual([
    "TAX",
    "GSTIN",
    ["CONFIRM_GSTIN"],
  ]);
  const confirmed = follow(again.state, { type: "GstinConfirmed" });
  expect([confirmed.state.stage, confirmed.state.reopened, names(confirmed.commands)]).toEqual([
    "PROBATION",
    null,
    ["SET_KYC BUSINESS", "TELL"],
  ]);
  const taken = follow(again.state, { type: "GrantRefused" });
  expect([taken.state.reopened, names(taken.commands)]).toEqual([
    "TAX",
    ["RELEASE_GSTIN", "REPEAT_SUBMISSION", "RUN_CHECKS"],
  ]);
});

it("tells a seller on probation that nothing new can be listed, and when it can again; a hold tells itself", () => {
  const stand = (isFlagged: boolean, isHeld: boolean) => ({ type: "StandingChanged", isFlagged, isHeld }) as const;
  const probation = arrivedAt("PROBATION");
  const { state, commands } = follow(probation, stand(true, false), stand(true, false), stand(true, true));
  expect(commands).toMatchObject([{ name: "TELL", message: "SELLING_PAUSED" }]);
  expect(follow(state, stand(false, false)).commands).toMatchObject([{ name: "TELL", message: "SELLING_RESUMED" }]);
  expect(follow(probation, stand(false, true), stand(false, false)).commands).toEqual([]);
  expect(follow(arrivedAt("TAX"), stand(true, false)).commands).toEqual([]);
});

it("reminds at half the time where the time is short", () => {
  const sent = follow(begun(), { type: "StageSubmitted", stage: "BUSINESS" }).state;
  const words = { reasons: ["BLURRED"], message: "The photo is blurred.", until: daysLater(3).toISOString() } as const;
  const { state } = follow(sent, { type: "StageReturned", stage: "BUSINESS", by: analyst, words });
  expect(state.timers).toEqual({ EXPIRE: daysLater(3).toISOString(), REMIND: daysLater(1.5).toISOString() });
});

it("goes back to TAX when the number was taken between the approval and the grant", () => {
  const { state } = pass(arrivedAt("FINAL"), "FINAL");
  const { state: back, commands } = follow(state, { type: "GrantRefused" });
  expect([back.stage, back.completing]).toEqual(["TAX", null]);
  expect(names(commands)).toEqual(["RELEASE_GSTIN", "SET_KYC IDENTITY", "REPEAT_SUBMISSION", "RUN_CHECKS"]);
});

it("establishes by time, orders and trust together, and else looks again in a week", () => {
  const time = (days: number, completedSales: number, isTrusted: boolean) =>
    ({ type: "TimeCame", completedSales, isTrusted, at: daysLater(days) }) as const;
  const probation = arrivedAt("PROBATION");
  expect(must(tell(probation, time(89, 500, true))).commands).toEqual([]);
  for (const short of [time(90, 19, true), time(90, 500, false)]) {
    const { state, commands } = follow(probation, short);
    expect([commands, state.timers]).toEqual([[], { ESTABLISH: daysLater(97).toISOString() }]);
  }
  const { state, commands } = follow(probation, time(90, 20, true));
  expect(names(commands)).toEqual(["ESTABLISH_SELLER"]);
  expect(follow(state, { type: "SellerEstablished" }).state.stage).toBe("ESTABLISHED");
});

it("forgets what was private half a year after the end", () => {
  const { state } = follow(begun(), { type: "Withdrawn" });
  const late = { type: "TimeCame", completedSales: 0, isTrusted: true, at: daysLater(183, FRIDAY) } as const;
  expect(names(follow(state, late).commands)).toEqual(["ERASE_PRIVATE"]);
});
