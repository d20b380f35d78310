import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordStatement } from "@/server/accounts/domain/domain-services/statement-of-reasons-service";
import { STATED_DECISIONS } from "@/server/accounts/domain/entities/statement-of-reasons";
import { LOCK_REASONS } from "@/server/accounts/domain/value-objects/lock-reason";
import { STATUS_REASONS } from "@/server/accounts/domain/value-objects/status-reason";
import { FRIDAY, hoursLater } from "../support/account-facts";

const reasons = [...new Set([...LOCK_REASONS, ...STATUS_REASONS])];

const anyFacts = fc.record({
  decision: fc.constantFrom(...STATED_DECISIONS),
  reason: fc.constantFrom(...reasons),
  until: fc.option(fc.date({ min: FRIDAY, max: hoursLater(24 * 365), noInvalidDate: true }), { nil: null }),
  isAutomated: fc.boolean(),
  at: fc.constant(FRIDAY),
});

describe("statements of reasons", () => {
  it("R84 say decision, facts, rule, who decided, scope, duration and redress, whatever was decided", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const headings = wordStatement(facts)
          .text.split("\n\n")
          .map((section) => section.split("\n")[0]);
        expect(headings).toEqual([
          "What we decided",
          "What happened",
          "The rule behind it",
          "Who decided",
          "What it covers",
          "How long",
          "If you see it differently",
        ]);
      }),
    );
  });

  it("never speak as staff do: no risk, fraud, score or flag, and no code of ours", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { subject, text } = wordStatement(facts);
        expect(`${subject}\n${text}`).not.toMatch(/risk|fraud|score|flag|abuse|suspicious|!|[A-Z]{2,}_[A-Z]/i);
      }),
    );
  });

  it("R84 tell an automated decision from a person's", () => {
    const facts = { decision: "LOCK", reason: "COUPON_ABUSE", until: null, at: FRIDAY } as const;
    expect(wordStatement({ ...facts, isAutomated: true }).text).toContain("Our system decided this by itself");
    expect(wordStatement({ ...facts, isAutomated: false }).text).toContain("A person on our team decided this");
  });

  it("name the moment it ends, or say that there is no end date", () => {
    const facts = { decision: "LOCK", reason: "OTHER", isAutomated: false, at: FRIDAY } as const;
    expect(wordStatement({ ...facts, until: hoursLater(24) }).text).toContain("Until 21 November 2026, 14:30 IST.");
    expect(wordStatement({ ...facts, until: null }).text).toContain("There is no end date.");
  });
});
