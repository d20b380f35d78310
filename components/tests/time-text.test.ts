import { expect, test } from "vitest";
import {
  absoluteText,
  clockText,
  dayHeading,
  dueText,
  relativeText,
  shortText,
  timeLeft,
} from "@/components/kit/time-text";

const india = "Asia/Kolkata";
const newYork = "America/New_York";
const at = Date.parse("2026-11-20T08:35:31.402Z");
const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(60) * count;

test("an instant names its zone and is the same instant in another", () => {
  expect(absoluteText(at, india, "milli")).toBe("20 Nov 2026, 14:05:31.402 IST");
  expect(absoluteText(at, newYork)).toBe("20 Nov 2026, 03:35:31 EST");
});

test("midnight reads 00, not 24", () => {
  expect(clockText(Date.parse("2026-11-19T18:30:00Z"), india)).toBe("00:00");
});

test("a day's heading is the day of the chosen zone", () => {
  expect(dayHeading(Date.parse("2026-11-19T19:00:00Z"), india)).toBe("Friday 20 November 2026");
});

test("within a day times are relative, then they are dates", () => {
  expect(relativeText(at - minutes(12), at, india)).toBe("12 min ago");
  expect(relativeText(at - hours(5), at, india)).toBe("5 h ago");
  expect(relativeText(at - hours(24 * 4) - minutes(218), at, india)).toBe("16 Nov 10:27");
});

test("the day before is called yesterday, also across a change of clocks", () => {
  expect(shortText(at - hours(24), at, india)).toBe("Yesterday 14:05");
  const afterChange = Date.parse("2026-11-01T17:00:00Z");
  expect(shortText(Date.parse("2026-10-31T16:00:00Z"), afterChange, newYork)).toBe("Yesterday 12:00");
});

test("what is overdue says so in words", () => {
  expect(dueText(at - minutes(8), at, india)).toEqual({ text: "8 min late", isLate: true });
  expect(dueText(at - 10, at, india)).toEqual({ text: "1 min late", isLate: true });
});

test("what is due soon counts down, later it names the day", () => {
  expect(dueText(at + minutes(57), at, india).text).toBe("in 57 min");
  expect(dueText(at + minutes(100), at, india).text).toBe("in 1 h 40 min");
  expect(dueText(at + hours(72), at, india).text).toBe("Mon 14:05");
});

test("a lock of a day shows a day at its start and nothing at its end", () => {
  const until = new Date(at + hours(24)).toISOString();
  expect(timeLeft(until, at)).toBe("24 h");
  expect(timeLeft(until, at + hours(24))).toBeNull();
});
