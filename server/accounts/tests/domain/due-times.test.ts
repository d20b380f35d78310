import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addBusinessMinutes, indiaOfficeHours } from "@/server/accounts/domain/policies/business-calendar";
import { caseDueAt, reviewPolicy } from "@/server/accounts/domain/policies/review-policy";

/** A time in India. */
const ist = (text: string): Date => new Date(`${text}:00+05:30`);

describe("a case is due", () => {
  it.each([
    ["CRITICAL, by the wall clock", "CRITICAL", "2026-11-20T23:30", "2026-11-21T00:30"],
    ["HIGH, 8 hours of work on", "HIGH", "2026-11-20T09:00", "2026-11-20T17:00"],
    ["HIGH on Friday afternoon, on Monday", "HIGH", "2026-11-20T14:30", "2026-11-23T13:30"],
    ["HIGH before opening, counted from nine", "HIGH", "2026-11-20T06:00", "2026-11-20T17:00"],
    ["HIGH at the weekend, counted from Monday", "HIGH", "2026-11-21T12:00", "2026-11-23T17:00"],
    ["MEDIUM, 24 hours of work on", "MEDIUM", "2026-11-16T09:00", "2026-11-18T15:00"],
    ["LOW, likewise, over a weekend", "LOW", "2026-11-20T09:00", "2026-11-24T15:00"],
  ] as const)("%s", (_, risk, opened, due) => expect(caseDueAt(risk, ist(opened), reviewPolicy)).toEqual(ist(due)));
});

it("ends at closing time, not at the next opening, when the work just fits", () => {
  expect(addBusinessMinutes(ist("2026-11-20T09:00"), 9 * 60, indiaOfficeHours)).toEqual(ist("2026-11-20T18:00"));
});

it("passes over a holiday", () => {
  const calendar = { ...indiaOfficeHours, holidays: ["2026-11-20"] };
  expect(addBusinessMinutes(ist("2026-11-19T17:00"), 120, calendar)).toEqual(ist("2026-11-23T10:00"));
});

it("never falls before the start, and more work never ends sooner", () => {
  const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(moment, fc.nat(5_000), fc.nat(500), (from, minutes, more) => {
      const due = addBusinessMinutes(from, minutes, indiaOfficeHours);
      expect(due >= from).toBe(true);
      expect(addBusinessMinutes(from, minutes + more, indiaOfficeHours) >= due).toBe(true);
      const twoSteps = addBusinessMinutes(due, more, indiaOfficeHours);
      if (minutes > 0 && more > 0) expect(twoSteps).toEqual(addBusinessMinutes(from, minutes + more, indiaOfficeHours));
    }),
    { numRuns: 300 },
  );
});

it("says so when a calendar never opens", () => {
  expect(() => addBusinessMinutes(ist("2026-11-20T09:00"), 1, { ...indiaOfficeHours, workDays: [] })).toThrow(/never/);
});
