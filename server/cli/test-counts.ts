/** A test that failed, by its name, and the message it failed with. */
export type Failure = { readonly name: string; readonly why: string };

/** What one suite, or all of them, came to. A flaky test is a failed one. */
export type SuiteReport = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
};

export const nothingYet: SuiteReport = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** What broke down as a whole has failed once. */
export const brokenDown = (name: string, why: string): SuiteReport => ({
  ...nothingYet,
  failed: 1,
  failures: [{ name, why }],
});

export function addReports(a: SuiteReport, b: SuiteReport): SuiteReport {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
  };
}

export function closingLine({ passed, failed, skipped }: SuiteReport): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Reads the report of our reporter for Vitest; null when it is none. */
export function readVitest(report: unknown): SuiteReport | null {
  return checked({
    passed: numberAt(report, "passed"),
    failed: numberAt(report, "failed"),
    skipped: numberAt(report, "skipped"),
    failures: listAt(report, "failures").map((one) => ({ name: textAt(one, "name"), why: textAt(one, "why") })),
  });
}

/** Reads Playwright's JSON report; null when it is none. An error outside of any test counts as one failure. */
export function readPlaywright(report: unknown): SuiteReport | null {
  const stats = at(report, "stats");
  const errors = listAt(report, "errors");
  return checked({
    passed: numberAt(stats, "expected"),
    failed: numberAt(stats, "unexpected") + numberAt(stats, "flaky") + errors.length,
    skipped: numberAt(stats, "skipped"),
    failures: [
      ...listAt(report, "suites").flatMap(failuresOf),
      ...errors.map((error) => ({ name: "outside of all journeys", why: textAt(error, "message") })),
    ],
  });
}

function failuresOf(suite: unknown): Failure[] {
  const own = listAt(suite, "specs").flatMap((spec) =>
    listAt(spec, "tests")
      .filter((test) => ["unexpected", "flaky"].includes(textAt(test, "status")))
      .map((test) => ({ name: `${textAt(spec, "file")} > ${textAt(spec, "title")}`, why: firstErrorOf(test) })),
  );
  return [...own, ...listAt(suite, "suites").flatMap(failuresOf)];
}

const firstErrorOf = (test: unknown): string =>
  listAt(test, "results")
    .map((result) => textAt(at(result, "error"), "message"))
    .find((message) => message !== "") ?? "";

function checked(report: SuiteReport): SuiteReport | null {
  const { passed, failed, skipped } = report;
  return [passed, failed, skipped].every((count) => Number.isInteger(count)) ? report : null;
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
