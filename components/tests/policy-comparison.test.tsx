import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { comparable, titleAgainst } from "@/components/policies/comparison-words";
import { countChanges } from "@/components/policies/count-changes";
import { RunNote } from "@/components/policies/run-note";
import type { BacktestDto, PolicyRunDto } from "@/server/accounts/application/dto/policy-dto";

const rows = [
  { version: 4, state: "DRAFT" },
  { version: 3, state: "DISCARDED" },
  { version: 2, state: "LIVE" },
  { version: 1, state: "RETIRED" },
] as const;

it("offers every version but the draft itself, the usual one first, which is there before the others", () => {
  const draft = { version: 4, compared: { version: 2 } };
  expect(comparable(draft, rows)).toEqual([
    { value: "2", label: "v2, live" },
    { value: "3", label: "v3, discarded" },
    { value: "1", label: "v1, retired" },
  ]);
  expect(comparable(draft, [])).toEqual([{ value: "2", label: "v2" }]);
  expect(comparable({ version: 1, compared: null }, [])).toEqual([]);
});

it("names the version it is compared with in the title, and leaves the usual title alone", () => {
  expect(titleAgainst("Factors", 1)).toBe("Factors against v1");
  expect(titleAgainst("Factors", null)).toBe("Factors");
});

it("counts the values that differ from the other version, its number not among them", () => {
  const draft = { version: 4, base: 70, factors: { refunds: { weight: 1.4 } } };
  expect(countChanges(draft, { version: 1, base: 60, factors: { refunds: { weight: 1.2 } } })).toBe(2);
  expect(countChanges(draft, { ...draft, version: 2 })).toBe(0);
});

const AT = new Date("2026-11-26T10:00:00Z");
const counted = { accounts: 48_120, at: AT, windowDays: 30 } as const;
const run: Omit<PolicyRunDto, "result"> = {
  id: "0198f1a0-0000-7000-8000-000000000000",
  state: "DONE",
  done: 9,
  total: 9,
  askedBy: "Nisha Rao",
  askedAt: AT,
  finishedAt: AT,
  resumed: 0,
  problem: null,
  contentHash: "0".repeat(64),
  liveVersion: 1,
  counts: true,
  sample: { opened: null, toOpen: 0 },
};

const noteOf = (result: Pick<BacktestDto, "accounts" | "at" | "windowDays"> | null): string =>
  renderToStaticMarkup(createElement(RunNote, { run: { ...run, result }, isStale: false })).replaceAll(/<[^>]*>/gu, "");

it("says in the head of the pane which days the backtest looked at, and nothing of days without a result", () => {
  expect(noteOf(counted)).toContain("48,120 accounts,27 Oct 2026 to 26 Nov 2026,");
  expect(noteOf(null)).not.toContain(" to ");
});
