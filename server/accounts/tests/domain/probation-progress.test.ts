import { expect, it } from "vitest";
import { probationProgress } from "@/server/accounts/domain/domain-services/probation-progress-service";
import { daysLater } from "../support/onboarding-facts";

const since = daysLater(0);
const at = (days: number, due: number | null, pausedOn: number | null = null, completedSales = 0) =>
  probationProgress({
    onboarding: {
      timers: due === null ? {} : { ESTABLISH: daysLater(due).toISOString() },
      pausedAt: pausedOn === null ? null : daysLater(pausedOn).toISOString(),
    },
    since,
    completedSales,
    isTrusted: true,
    at: daysLater(days),
  });

it("counts the days until the clock rings, and says when that is", () => {
  expect(at(0, 90)).toMatchObject({ days: { have: 0, need: 90 }, looksOn: daysLater(90).toISOString() });
  expect(at(41, 90).days).toEqual({ have: 41, need: 90 });
  expect(at(90, 90).days.have).toBe(90);
});

it("does not count the days of a pause, while it lasts or after", () => {
  expect(at(60, 90, 41)).toMatchObject({ days: { have: 41, need: 90 }, looksOn: null });
  expect(at(60, 110).days.have).toBe(40);
});

it("has all days once they are over, and waits for orders or record alone", () => {
  expect(at(92, 97).days).toEqual({ have: 90, need: 90 });
  expect(at(200, null).days.have).toBe(90);
});

it("counts no more orders than it takes", () => {
  expect(at(10, 90, null, 12).orders).toEqual({ have: 12, need: 20 });
  expect(at(10, 90, null, 900).orders).toEqual({ have: 20, need: 20 });
});
