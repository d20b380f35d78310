import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginOnboarding } from "@/server/accounts/domain/aggregates/onboarding-beginning";
import { deskAfter } from "@/server/accounts/domain/domain-services/seller-desk-service";
import type { SellerDesk } from "@/server/accounts/domain/entities/seller-desk";
import type { OnboardingState, StageRecord } from "@/server/accounts/domain/entities/seller-onboarding";
import {
  addBusinessMs,
  businessMsBetween,
  indiaOfficeHours,
} from "@/server/accounts/domain/policies/business-calendar";
import { refusalToAssign } from "@/server/accounts/domain/policies/seller-desk-policy";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { RoleType } from "@/server/accounts/domain/value-objects/role-type";
import { BUYER_ID, OTHER_STAFF_ID, STAFF_ID } from "../support/account-facts";

/** A time in India; 20 November 2026 is a Friday. */
const ist = (text: string): Date => new Date(`2026-${text}:00+05:30`);

const id = applicationIdFrom("01980a52-7c3e-7b2a-9f00-0000000003ff");
const begun = beginOnboarding({ sagaId: id, accountId: BUYER_ID, kycBefore: "CONTACT", at: ist("11-16T09:00") });

const at = (stage: ApplicationStage, record: Partial<StageRecord>, more: Partial<OnboardingState> = {}) => ({
  id,
  accountId: BUYER_ID,
  onboarding: { ...begun, stage, stages: { ...begun.stages, [stage]: { ...begun.stages[stage], ...record } }, ...more },
});

const sent = { status: "SUBMITTED", submissionNo: 1, blocking: [] } as const;
const returned = {
  status: "RETURNED",
  submissionNo: 1,
  returned: { reasons: ["BLURRED"], message: "Please again.", until: "2026-11-27T10:00:00.000Z" },
} as const;

/** The desk after each of these steps. */
const walk = (...steps: readonly (readonly [when: string, step: ReturnType<typeof at>])[]): SellerDesk | null =>
  steps.reduce<SellerDesk | null>((desk, [when, step]) => deskAfter(desk, step, ist(when)), null);

describe("when an application is due", () => {
  it("waits for the seller until their last day while a stage is open", () => {
    expect(walk(["11-16T09:00", at("BUSINESS", {})])).toMatchObject({
      waitingOn: "SELLER",
      dueAt: ist("12-16T09:00"),
      clock: { leftMs: 24 * 3_600_000, runsSince: null },
    });
  });

  it("is decided within 24 hours of work after it was sent, automatic checks included", () => {
    const checking = walk(["11-20T17:00", at("IDENTITY", { ...sent, blocking: null })]);
    expect(checking).toMatchObject({ waitingOn: "SYSTEM", dueAt: ist("11-25T14:00") });
    const ours = walk(
      ["11-20T17:00", at("IDENTITY", { ...sent, blocking: null })],
      ["11-20T17:01", at("IDENTITY", sent)],
    );
    expect(ours).toMatchObject({ waitingOn: "US", dueAt: ist("11-25T14:00") });
  });

  it("stops while the seller has to act, and goes on with what was left", () => {
    const back = walk(["11-16T09:00", at("TAX", sent)], ["11-16T12:00", at("TAX", returned)]);
    expect(back).toMatchObject({ waitingOn: "SELLER", dueAt: new Date("2026-11-27T10:00:00.000Z") });
    const again = walk(
      ["11-16T09:00", at("TAX", sent)],
      ["11-16T12:00", at("TAX", returned)],
      ["11-19T09:00", at("TAX", { ...sent, submissionNo: 2 })],
    );
    expect(again).toMatchObject({ waitingOn: "US", dueAt: ist("11-23T12:00"), stageSince: ist("11-16T09:00") });
  });

  it("stops while it is paused, and is due at nobody's", () => {
    const paused = walk(["11-16T09:00", at("TAX", sent)], ["11-16T17:00", at("TAX", sent, { paused: ["TRUST"] })]);
    expect(paused).toMatchObject({ waitingOn: "NOBODY", dueAt: null, clock: { leftMs: 16 * 3_600_000 } });
  });

  it("comes back late where nothing was left", () => {
    const late = walk(
      ["11-16T09:00", at("TAX", sent)],
      ["11-20T12:00", at("TAX", returned)],
      ["11-23T10:00", at("TAX", { ...sent, submissionNo: 2 })],
    );
    expect(late?.dueAt).toEqual(ist("11-23T10:00"));
  });

  it("begins anew with each stage", () => {
    const next = walk(["11-16T09:00", at("BUSINESS", sent)], ["11-17T09:00", at("IDENTITY", {})]);
    expect(next).toMatchObject({
      stage: "IDENTITY",
      stageSince: ist("11-17T09:00"),
      clock: { leftMs: 24 * 3_600_000 },
    });
  });

  it("lies on no desk once it ended or sells, but for a number that is looked at again", () => {
    expect(walk(["11-16T09:00", at("TAX", sent)], ["11-16T10:00", at("TAX", sent, { stage: "REJECTED" })])).toBeNull();
    const sells = at("TAX", sent, { stage: "PROBATION" });
    expect(walk(["11-16T09:00", sells])).toBeNull();
    expect(walk(["11-16T09:00", at("TAX", sent, { stage: "PROBATION", reopened: "TAX" })])).toMatchObject({
      stage: "TAX",
      waitingOn: "US",
    });
  });

  it("leaves FINAL to somebody else than whoever approved the identity", () => {
    const identity = { ...begun.stages.IDENTITY, status: "APPROVED", approvedBy: STAFF_ID } as const;
    const stages = { ...begun.stages, IDENTITY: identity, FINAL: { ...begun.stages.FINAL, ...sent } };
    const store = walk(["11-16T09:00", at("STORE", sent)]);
    const final = { id, accountId: BUYER_ID, onboarding: { ...begun, stage: "FINAL", stages } as const };
    const assigneeOnce = (assigneeId: SellerDesk["assigneeId"]) =>
      deskAfter(store && { ...store, assigneeId }, final, ist("11-17T09:00"))?.assigneeId;
    expect([assigneeOnce(STAFF_ID), assigneeOnce(OTHER_STAFF_ID)]).toEqual([null, OTHER_STAFF_ID]);
  });
});

describe("working time", () => {
  const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2026-12-01"), noInvalidDate: true });

  it("between a moment and what it is due is what was given, whatever the moment", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 200 * 3_600_000 }), (from, ms) => {
        expect(businessMsBetween(from, addBusinessMs(from, ms, indiaOfficeHours), indiaOfficeHours)).toBe(ms);
      }),
    );
  });

  it("adds up over any moment in between, so stopping and going on loses nothing", () => {
    fc.assert(
      fc.property(moment, fc.nat(60 * 86_400_000), fc.nat(60 * 86_400_000), (from, one, other) => {
        const [middle, end] = [new Date(from.getTime() + one), new Date(from.getTime() + one + other)];
        const between = (a: Date, b: Date) => businessMsBetween(a, b, indiaOfficeHours);
        expect(between(from, middle) + between(middle, end)).toBe(between(from, end));
      }),
    );
  });
});

describe("who may give an application to whom", () => {
  const analyst = { id: STAFF_ID, roles: ["ANALYST"] as RoleType[] };
  const other = { id: OTHER_STAFF_ID, roles: ["ANALYST"] as RoleType[] };
  const lead = { id: OTHER_STAFF_ID, roles: ["LEAD"] as RoleType[] };
  const free = { accountId: BUYER_ID, stage: "TAX" as ApplicationStage, assigneeId: null };
  const taken = { ...free, assigneeId: STAFF_ID };
  const code = (refused: ReturnType<typeof refusalToAssign>) => refused?.refusal.code ?? "MAY";

  it("an analyst takes what nobody has, and gives back what is theirs", () => {
    expect(code(refusalToAssign(free, begun, { by: analyst, to: analyst, seen: null }))).toBe("MAY");
    expect(code(refusalToAssign(taken, begun, { by: analyst, to: null, seen: STAFF_ID }))).toBe("MAY");
    expect(code(refusalToAssign(taken, begun, { by: other, to: null, seen: STAFF_ID }))).toBe("CONFLICT");
    expect(code(refusalToAssign(taken, begun, { by: other, to: other, seen: STAFF_ID }))).toBe("CONFLICT");
    expect(code(refusalToAssign(free, begun, { by: analyst, to: other, seen: null }))).toBe("FORBIDDEN");
  });

  it("whoever comes second is told who has it", () => {
    const late = refusalToAssign(taken, begun, { by: other, to: other, seen: null });
    expect(late).toMatchObject({ refusal: { code: "CONFLICT", by: STAFF_ID } });
  });

  it("a lead gives anything to anybody who may decide, and nobody else", () => {
    expect(code(refusalToAssign(taken, begun, { by: lead, to: other, seen: STAFF_ID }))).toBe("MAY");
    const support = { id: OTHER_STAFF_ID, roles: ["SUPPORT"] as RoleType[] };
    expect(code(refusalToAssign(free, begun, { by: lead, to: support, seen: null }))).toBe("FORBIDDEN");
    expect(code(refusalToAssign(taken, begun, { by: lead, to: other, seen: null }))).toBe("CONFLICT");
  });

  it("FINAL goes to nobody who approved the identity, and no application to its own applicant", () => {
    const stages = { ...begun.stages, IDENTITY: { ...begun.stages.IDENTITY, approvedBy: STAFF_ID } };
    const final = { ...free, stage: "FINAL" as const };
    expect(code(refusalToAssign(final, { stages }, { by: lead, to: analyst, seen: null }))).toBe(
      "CONFLICT_OF_INTEREST",
    );
    expect(code(refusalToAssign(final, { stages }, { by: lead, to: lead, seen: null }))).toBe("MAY");
    const own = { ...free, accountId: STAFF_ID };
    expect(code(refusalToAssign(own, begun, { by: analyst, to: analyst, seen: null }))).toBe("CONFLICT_OF_INTEREST");
  });
});
