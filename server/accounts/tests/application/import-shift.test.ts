import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseShift, dayOf } from "@/server/accounts/application/use-cases/import-accounts/choose-shift";
import { must, refusalCode } from "../support/must";

const newestAt = new Date("2018-10-22T03:33:14Z");
const noon = new Date("2026-11-20T12:00:00Z");
const first = null;

test("the newest fact falls on the day of the first run, by whole days", () => {
  expect(must(chooseShift({ first, newestAt, asOfDay: null, now: noon }))).toEqual({
    shiftDays: 2951,
    asOf: new Date("2026-11-20T03:33:14Z"),
  });
});

test("nothing ever lies ahead, and the newest fact never more than a day back", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("2012-01-01"), max: noon, noInvalidDate: true }), (newest) => {
      const { shiftDays, asOf } = must(chooseShift({ first, newestAt: newest, asOfDay: null, now: noon }));
      const behind = noon.getTime() - asOf.getTime();
      expect(behind >= 0 && behind < 86_400_000).toBe(true);
      expect(asOf.getTime() - newest.getTime()).toBe(shiftDays * 86_400_000);
    }),
  );
});

test("before that hour of the day it is the day before", () => {
  const now = new Date("2026-11-20T03:00:00Z");
  expect(dayOf(must(chooseShift({ first, newestAt, asOfDay: null, now })).asOf)).toBe("2026-11-19");
});

test("a day asked for is kept to", () => {
  const { asOf } = must(chooseShift({ first, newestAt, asOfDay: "2025-02-28", now: noon }));
  expect(asOf).toEqual(new Date("2025-02-28T03:33:14Z"));
});

test.each(["2026-11-21", "2020-01-01"])("the day %s is refused: ahead, or too far back", (asOfDay) => {
  expect(refusalCode(chooseShift({ first, newestAt, asOfDay, now: noon }))).toBe("VALIDATION");
});

test("later runs reuse the first one's shift, whatever day it is by then, and refuse another one", () => {
  const run = { shiftDays: 2951, asOf: new Date("2026-11-20T03:33:14Z") };
  const later = new Date("2027-03-01T00:00:00Z");
  expect(must(chooseShift({ first: run, newestAt, asOfDay: null, now: later })).shiftDays).toBe(2951);
  expect(must(chooseShift({ first: run, newestAt, asOfDay: "2026-11-20", now: later })).asOf).toEqual(run.asOf);
  expect(refusalCode(chooseShift({ first: run, newestAt, asOfDay: "2027-03-01", now: later }))).toBe("VALIDATION");
});
