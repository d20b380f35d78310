import fc from "fast-check";
import { expect, test } from "vitest";
import { drawLines, foldIdle } from "@/components/kit/contribution-rows";
import { apportionTenths, exactPointsText, pointsText, standingInList, standingText } from "@/components/kit/points";

const milliPoints = fc.integer({ min: -45_000, max: 45_000 });

test("a standing just under a threshold never reads as having reached it", () => {
  expect(standingText(49_999)).toBe("49.9");
  expect(standingInList(49_999)).toBe("49");
  expect(standingText(50_000)).toBe("50.0");
});

test("signs are a plus or a real minus, and zero has none", () => {
  expect([42, -224, 0].map(pointsText)).toEqual(["+4.2", "−22.4", "0.0"]);
  expect(exactPointsText(-22_382)).toBe("−22.382");
});

test("shown parts add up to the shown whole", () => {
  fc.assert(
    fc.property(fc.array(milliPoints, { minLength: 1, maxLength: 12 }), (parts) => {
      const shown = apportionTenths(parts).reduce((sum, part) => sum + part, 0);
      expect(shown).toBe(Math.floor(parts.reduce((sum, part) => sum + part, 0) / 100));
    }),
  );
});

test("no shown part is a whole tenth away from what it is", () => {
  fc.assert(
    fc.property(fc.array(milliPoints, { minLength: 1, maxLength: 12 }), (parts) => {
      apportionTenths(parts).forEach((tenths, index) => {
        expect(Math.abs(tenths * 100 - (parts[index] ?? 0))).toBeLessThan(100);
      });
    }),
  );
});

test("an input that moved nothing is never given a tenth", () => {
  fc.assert(
    fc.property(fc.array(milliPoints, { maxLength: 8 }), (parts) => {
      expect(apportionTenths([...parts, 0]).at(-1)).toBe(0);
    }),
  );
});

test("each bar of the waterfall begins where the one before it ended", () => {
  const line = (key: string, pointsMilli: number) => ({ key, label: key, seen: "", pointsMilli });
  const { baseTenths, lines } = drawLines({
    baseMilli: 60_000,
    baseSeen: "Policy base",
    lines: [line("orders", 4_167), line("refunds", 0), line("coupons", -22_382), line("payments", 815)],
    scoreMilli: 42_600,
  });
  expect(baseTenths + lines.reduce((sum, { tenths }) => sum + tenths, 0)).toBe(426);
  expect(lines.map(({ from, to }) => [from, to].map((at) => Math.round(at * 1000)))).toEqual([
    [60_000, 64_167],
    [64_167, 64_167],
    [64_167, 41_785],
    [41_785, 42_600],
  ]);
  expect(foldIdle(lines).idle.map(({ key }) => key)).toEqual(["refunds"]);
});
