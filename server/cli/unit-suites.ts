import { join } from "node:path";
import { readVitest, type SuiteReport } from "./test-counts";
import { runSuite } from "./test-runner";
import { REPORT_VARIABLE } from "./vitest-reporter";

/** All of Vitest's projects: domain, application, components, adapters, architecture. */
export async function runUnitSuites(reportFolder: string): Promise<SuiteReport> {
  const report = join(reportFolder, "vitest.json");
  // A log keeps what failed; whoever sits before it sees how far it is.
  const shown = process.stdout.isTTY ? "default" : "minimal";
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1" };
  const reporters = [`--reporter=${shown}`, `--reporter=./${join("server", "cli", "vitest-reporter.ts")}`];
  return await runSuite({
    name: "Tests",
    args: [join("node_modules", "vitest", "vitest.mjs"), "run", "--config", "server/vitest.config.ts", ...reporters],
    environment: { [REPORT_VARIABLE]: report, ...plain },
    report,
    read: readVitest,
  });
}
