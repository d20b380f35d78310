import { expect, test } from "vitest";
import { historyPoints } from "@/components/charts/history-points";
import type { HistoryDto, HistoryPointDto } from "@/server/accounts/application/dto/score-history-dto";

const day = (count: number) => new Date(Date.UTC(2026, 9, 1 + count));

const fall = (count: number, scoreMilli: number, movedMilli: number): HistoryPointDto => ({
  at: day(count),
  scoreMilli,
  arrival: {
    kind: "LOWERS",
    movedMilli,
    beforeMilli: scoreMilli - movedMilli,
    signals: 1,
    signalIds: [],
    label: "",
    moves: [{ factor: "couponAbuse", label: "Coupon abuse", movedMilli }],
  },
});

const history = (points: readonly HistoryPointDto[], decisions: HistoryDto["decisions"] = []): HistoryDto => ({
  from: day(0),
  to: day(30),
  truncated: false,
  knowledge: "THEN",
  points,
  decisions,
});

test("a decision stands in its moment, at the score of that moment", () => {
  const points = historyPoints(
    history(
      [{ at: day(0), scoreMilli: 60_000, arrival: null }, fall(10, 50_000, -10_000), fall(20, 42_000, -8_000)],
      [{ at: day(15), label: "Cleared", by: "Ravi Shetty" }],
    ),
  );
  expect(points.map(({ at }) => at)).toEqual([day(0), day(10), day(15), day(20)].map((at) => at.toISOString()));
  expect(points[2]).toMatchObject({ scoreMilli: 50_000, marker: { kind: "staff", what: "Cleared, by Ravi Shetty" } });
});

test("moves too small to see keep to the table", () => {
  const [small, large] = historyPoints(history([fall(1, 59_900, -100), fall(20, 50_000, -9_900)]));
  expect([small?.marker?.isQuiet, large?.marker?.isQuiet]).toEqual([true, false]);
});

test("of two falls whose names would cover each other, the deeper one is named", () => {
  const points = historyPoints(history([fall(20, 50_000, -10_000), fall(21, 47_000, -3_000)]));
  expect(points.map(({ marker }) => marker?.isNamed)).toEqual([true, false]);
});
