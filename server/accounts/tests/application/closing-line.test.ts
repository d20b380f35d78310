import { describe, expect, it } from "vitest";
import { addCounts, closingLine, countPlaywright, countVitest } from "@/server/cli/test-counts";

const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] };
const playwright = { stats: { expected: 3, unexpected: 1, skipped: 2, flaky: 1 }, errors: [] };

describe("the closing line of the tests", () => {
  it("adds all suites up in one line", () => {
    expect(closingLine(addCounts(countVitest(vitest), countPlaywright(playwright)))).toBe(
      "8 passed, 3 failed, 5 skipped",
    );
  });

  it("counts a flaky journey as failed", () => {
    expect(countPlaywright(playwright).failed).toBe(2);
  });

  it("counts a test file that broke before its tests ran", () => {
    const broken = { status: "failed", assertionResults: [] };
    expect(countVitest({ ...vitest, numFailedTests: 0, testResults: [broken] }).failed).toBe(1);
  });

  it("counts an error outside of all journeys", () => {
    const errors = [{ message: "the server did not start" }];
    expect(countPlaywright({ stats: { expected: 0, unexpected: 0, skipped: 0, flaky: 0 }, errors }).failed).toBe(1);
  });

  it.each([[null], [{}], ["text"], [{ numPassedTests: "5" }]])(
    "counts the unreadable report %j as one failure",
    (report) => {
      expect(countVitest(report)).toEqual({ passed: 0, failed: 1, skipped: 0 });
      expect(countPlaywright(report)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    },
  );
});
