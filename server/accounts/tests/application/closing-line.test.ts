import { describe, expect, it } from "vitest";
import { failedTests } from "@/server/cli/failed-tests";
import { addReports, brokenDown, closingLine, readPlaywright, readVitest } from "@/server/cli/test-counts";

const vitest = {
  passed: 5,
  failed: 1,
  skipped: 3,
  failures: [{ name: "domain/money.test.ts > adds up", why: "expected 1 to be 2\n\nmore" }],
};
const journey = (title: string, status: string, error?: object) => ({
  title,
  file: "hold.spec.ts",
  tests: [{ status, results: [{}, { error }] }],
});
const playwright = {
  stats: { expected: 3, unexpected: 1, skipped: 2, flaky: 1 },
  errors: [],
  suites: [
    {
      specs: [journey("is well", "expected")],
      suites: [
        {
          specs: [
            journey("is held", "unexpected", { message: "\u001b[31mTimed out\u001b[39m\nCall log" }),
            journey("is held now and then", "flaky", { message: "lost its way" }),
          ],
        },
      ],
    },
  ],
};
const read = () => {
  const [unit, journeys] = [readVitest(vitest), readPlaywright(playwright)];
  if (!unit || !journeys) throw new Error("Both can be read.");
  return { unit, journeys, all: addReports(unit, journeys) };
};

describe("the end of what the tests print", () => {
  it("adds all suites up in one line", () => {
    expect(closingLine(read().all)).toBe("8 passed, 3 failed, 5 skipped");
  });

  it("names each failed test of every suite with the first line that says why", () => {
    expect(failedTests(read().all.failures).split("\n")).toEqual([
      "FAILED domain/money.test.ts > adds up",
      "  expected 1 to be 2",
      "FAILED hold.spec.ts > is held",
      "  Timed out",
      "FAILED hold.spec.ts > is held now and then",
      "  lost its way",
    ]);
  });

  it("stays within what is kept of a log, however much failed at whatever length", () => {
    const failures = Array.from({ length: 500 }, (_, n) => ({ name: `${n} `.repeat(999), why: "x".repeat(9_999) }));
    const text = failedTests(failures);
    expect(Buffer.byteLength(text)).toBeLessThan(10_000);
    expect(text.split("\n").at(-1)).toBe("and 475 more");
  });

  it("counts a flaky journey as failed", () => {
    expect(read().journeys.failed).toBe(2);
  });

  it("counts and names an error outside of all journeys", () => {
    const errors = [{ message: "the server did not start" }];
    const found = readPlaywright({ stats: { expected: 0, unexpected: 0, skipped: 0, flaky: 0 }, errors });
    expect(found).toMatchObject({ failed: 1, failures: [{ why: "the server did not start" }] });
  });

  it("has a line for what broke down without a word", () => {
    expect(failedTests(brokenDown("Tests", "").failures)).toBe("FAILED Tests\n  without a word");
  });

  it.each([[null], [{}], ["text"], [{ passed: "5" }]])("takes %j for no report", (report) => {
    expect(readVitest(report)).toBeNull();
    expect(readPlaywright(report)).toBeNull();
  });
});
