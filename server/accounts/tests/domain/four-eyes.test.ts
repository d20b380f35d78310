import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ApprovalParty,
  decideApproval,
  lapseApproval,
  requestApproval,
  runRefused,
} from "@/server/accounts/domain/aggregates/approval-aggregate";
import type { ApprovalRequest, PendingApproval } from "@/server/accounts/domain/entities/approval-request";
import {
  APPROVAL_ACTIONS,
  type ApprovalAction,
  mayApprove,
  mayAsk,
} from "@/server/accounts/domain/policies/approval-policy";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { BUYER_ID, FRIDAY, hoursLater, OTHER_STAFF_ID, STAFF_ID } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const person = (id: string, role: ApprovalParty["role"], isLinked = false): ApprovalParty => ({
  id: accountIdFrom(id),
  name: `Name of ${id.slice(-4)}`,
  role,
  isLinked,
});

const analyst = person(STAFF_ID, "ANALYST");
const lead = person(OTHER_STAFF_ID, "LEAD");

const question = (action: ApprovalAction = "account.lock") => ({
  id: approvalIdFrom("019ce0bc-0000-7000-8000-0000000000f1"),
  action,
  accountId: BUYER_ID,
  order: { until: "2026-11-27T10:00:00.000Z" },
  evidence: { account: null, standing: null, caseReasons: [] },
  reasonCode: "COUPON_ABUSE",
});

const asked = (by = analyst, action: ApprovalAction = "account.lock"): PendingApproval =>
  must(requestApproval(question(action), { by, at: FRIDAY }));

const answer = (request: ApprovalRequest, by: ApprovalParty, at = hoursLater(1)) =>
  decideApproval(request, { answer: "APPROVED", by, at });

describe("R54 four eyes", () => {
  it("lives for a day", () => {
    expect(asked().expiresAt).toEqual(hoursLater(24));
  });

  it.each(APPROVAL_ACTIONS)("%s is asked and approved by the roles of its rule alone", (action) => {
    for (const role of STAFF_ROLES) {
      const request = requestApproval(question(action), { by: person(STAFF_ID, role), at: FRIDAY });
      expect(refusalCode(request)).toBe(mayAsk(action, role) ? null : "FORBIDDEN");
      const pending = { ...asked(), action };
      expect(refusalCode(answer(pending, person(OTHER_STAFF_ID, role)))).toBe(
        mayApprove(action, role) ? null : "FORBIDDEN",
      );
    }
  });

  it("lets another LEAD approve what an ANALYST asked, and says who did", () => {
    expect(must(answer(asked(), lead))).toMatchObject({
      state: "APPROVED",
      decidedBy: lead.id,
      decidedByName: lead.name,
    });
  });

  it("lets nobody answer their own question, whatever their role", () => {
    const request = asked(person(STAFF_ID, "LEAD"));
    expect(answer(request, person(STAFF_ID, "LEAD"))).toMatchObject({
      refusal: { code: "CONFLICT_OF_INTEREST", because: "You asked for this" },
    });
  });

  it("lets nobody ask or answer about themselves or a linked account", () => {
    expect(refusalCode(answer(asked(), person(BUYER_ID, "LEAD")))).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(answer(asked(), person(OTHER_STAFF_ID, "LEAD", true)))).toBe("CONFLICT_OF_INTEREST");
    const about = requestApproval(question(), { by: person(BUYER_ID, "LEAD"), at: FRIDAY });
    expect(refusalCode(about)).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(requestApproval(question(), { by: { ...analyst, isLinked: true }, at: FRIDAY }))).toBe(
      "CONFLICT_OF_INTEREST",
    );
  });

  it("names who was first to the second who answers", () => {
    const approved = must(answer(asked(), lead));
    expect(answer(approved, person("019ce0bc-0000-7000-8000-00000000abcd", "LEAD"))).toMatchObject({
      refusal: { code: "CONFLICT", by: lead.name, at: hoursLater(1).toISOString() },
    });
  });

  it("takes no answer at the end of its day or later", () => {
    const justBefore = new Date(hoursLater(24).getTime() - 1);
    expect(refusalCode(answer(asked(), lead, justBefore))).toBeNull();
    expect(refusalCode(answer(asked(), lead, hoursLater(24)))).toBe("CONFLICT");
    expect(lapseApproval(asked(), { at: justBefore })).toBeNull();
    expect(lapseApproval(asked(), { at: hoursLater(30) })).toMatchObject({
      state: "LAPSED",
      decidedAt: hoursLater(24),
    });
  });
});

describe("over random commands", () => {
  const people = [STAFF_ID, OTHER_STAFF_ID, BUYER_ID, "019ce0bc-0000-7000-8000-00000000abcd"];
  const command = fc.record({
    kind: fc.constantFrom("APPROVED", "DECLINED", "LAPSE", "REFUSE"),
    who: fc.constantFrom(...people),
    role: fc.constantFrom(...STAFF_ROLES),
    isLinked: fc.boolean(),
    hour: fc.integer({ min: 0, max: 48 }),
  });
  type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

  function apply(request: ApprovalRequest, { kind, who, role, isLinked, hour }: Command): ApprovalRequest {
    const at = hoursLater(hour);
    if (kind === "LAPSE") return lapseApproval(request, { at }) ?? request;
    if (kind === "REFUSE") return request.state === "APPROVED" ? runRefused(request, "ILLEGAL_TRANSITION") : request;
    if (kind !== "APPROVED" && kind !== "DECLINED") return request;
    const decided = decideApproval(request, { answer: kind, by: person(who, role, isLinked), at });
    return decided.ok ? decided.value : request;
  }

  it("R54 is never approved by the one who asked, the one it is about, or the wrong role", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const end = commands.reduce<ApprovalRequest>(apply, asked(person(STAFF_ID, "LEAD")));
        if (!("decidedBy" in end)) return;
        expect(end.decidedBy).not.toBe(STAFF_ID);
        expect(end.decidedBy).not.toBe(BUYER_ID);
        const by = commands.find(({ who, hour }) => who === end.decidedBy && +hoursLater(hour) === +end.decidedAt);
        expect(by).toBeDefined();
      }),
    );
  });

  it("an answered or lapsed request stays what it is", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let request: ApprovalRequest = asked(person(STAFF_ID, "LEAD"));
        for (const one of commands) {
          const next = apply(request, one);
          const mayMove = request.state === "PENDING" || (request.state === "APPROVED" && next.state === "REFUSED");
          if (!mayMove) expect(next).toEqual(request);
          request = next;
        }
      }),
    );
  });
});
