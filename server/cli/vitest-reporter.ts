import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { Reporter, SerializedError, TestCase, TestModule } from "vitest/node";
import type { Failure, SuiteReport } from "./test-counts";

/** Where the report goes. */
export const REPORT_VARIABLE = "GOODSTANDING_VITEST_REPORT";

/** Writes what a run of Vitest came to, errors outside of all tests and all: those its own report leaves out. */
export default class SuiteReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const path = process.env[REPORT_VARIABLE];
    if (path) writeFileSync(path, JSON.stringify(reportOf(modules, unhandled)));
  }
}

function reportOf(modules: readonly TestModule[], unhandled: readonly SerializedError[]): SuiteReport {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const failed = tests.filter((test) => test.result().state === "failed");
  const failures = [...failed.map(failureOf), ...modules.flatMap(brokenPartsOf), ...unhandled.map(unhandledOf)];
  return {
    passed: tests.filter((test) => test.result().state === "passed").length,
    failed: failures.length,
    skipped: tests.filter((test) => test.result().state === "skipped").length,
    failures,
  };
}

const failureOf = (test: TestCase): Failure => ({
  name: `${fileOf(test.module)} > ${test.fullName}`,
  why: test.result().errors?.[0]?.message ?? "",
});

/** A file that broke before its tests ran, and hooks that broke: in no test's result. */
function brokenPartsOf(module: TestModule): Failure[] {
  const parts = [module, ...module.children.allSuites()];
  return parts.flatMap((part) => {
    const name = part.type === "module" ? fileOf(module) : `${fileOf(module)} > ${part.fullName}`;
    return part.errors().map(({ message }) => ({ name, why: message }));
  });
}

/** An error that no test waited for; Vitest says which file was running then. */
function unhandledOf({ name, message, VITEST_TEST_PATH: during }: SerializedError): Failure {
  const file = typeof during === "string" ? `${relative(process.cwd(), during)}, or ` : "";
  return { name: `${file}outside of all tests`, why: `${name ?? "Error"}: ${message}` };
}

const fileOf = (module: TestModule): string => relative(process.cwd(), module.moduleId);
