/** What one suite, or all of them, came to. A flaky test is a failed one. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 };

/** A suite whose report is missing or unreadable has failed, however it ended. */
export const missingReport: Counts = { passed: 0, failed: 1, skipped: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Reads Vitest's JSON report. A file that broke before its tests ran counts as one failure. */
export function countVitest(report: unknown): Counts {
  const counts = {
    passed: numberAt(report, "numPassedTests"),
    failed: numberAt(report, "numFailedTests"),
    skipped: numberAt(report, "numPendingTests") + numberAt(report, "numTodoTests"),
  };
  const broken = listAt(report, "testResults").filter(
    (file) => textAt(file, "status") === "failed" && listAt(file, "assertionResults").every(hasNotFailed),
  );
  return checked({ ...counts, failed: counts.failed + broken.length });
}

/** Reads Playwright's JSON report. An error outside of any test counts as one failure. */
export function countPlaywright(report: unknown): Counts {
  const stats = typeof report === "object" && report !== null && "stats" in report ? report.stats : null;
  return checked({
    passed: numberAt(stats, "expected"),
    failed: numberAt(stats, "unexpected") + numberAt(stats, "flaky") + listAt(report, "errors").length,
    skipped: numberAt(stats, "skipped"),
  });
}

function checked(counts: Counts): Counts {
  const complete = Object.values(counts).every((count) => Number.isInteger(count));
  return complete ? counts : missingReport;
}

function hasNotFailed(assertion: unknown): boolean {
  return textAt(assertion, "status") !== "failed";
}

function numberAt(value: unknown, key: string): number {
  const found = at(value, key);
  return typeof found === "number" ? found : Number.NaN;
}

function textAt(value: unknown, key: string): string {
  const found = at(value, key);
  return typeof found === "string" ? found : "";
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const found = at(value, key);
  return Array.isArray(found) ? found : [];
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
