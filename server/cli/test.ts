import { join } from "node:path";
import { projectRoot } from "@/server/platform/project-root";
import { printCheck } from "./check";
import { runChecks } from "./checks";
import { failedTests } from "./failed-tests";
import { runJourneys } from "./journeys";
import { ensurePrismaClient } from "./prisma-client";
import { addReports, brokenDown, closingLine, nothingYet, type SuiteReport } from "./test-counts";
import { runUnitSuites } from "./unit-suites";
import { ensureWebBuild } from "./web-build";

const reportFolder = join(projectRoot, "test-results");

/**
 * `npm test`: every check and every suite, on databases of their own. What failed stands at the very end, and the last
 * line counts them all.
 */
export async function run(): Promise<number> {
  await ensurePrismaClient();
  let all = nothingYet;
  all = addReports(all, await section("Checks", reportChecks));
  all = addReports(all, await section("Tests", () => runUnitSuites(reportFolder)));
  const build = await section("Production build", reportBuild);
  all = addReports(all, build);
  all = addReports(all, await section("Browser journeys", () => runJourneys(reportFolder, build.failed === 0)));
  if (all.failed > 0) tell(`\n${failedTests(all.failures)}`);
  tell(`\n${closingLine(all)}`);
  return all.failed === 0 ? 0 : 1;
}

/** A section that breaks down counts as one failure: nothing it would have shown may go missing in silence. */
async function section(title: string, work: () => Promise<SuiteReport>): Promise<SuiteReport> {
  tell(`\n== ${title}`);
  const startedAt = performance.now();
  const report = await work().catch((error: unknown) => {
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return brokenDown(title, error instanceof Error ? error.message : String(error));
  });
  const { passed, failed, skipped } = report;
  tell(`-- ${title}: ${passed} + ${failed} + ${skipped} in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  return report;
}

async function reportChecks(): Promise<SuiteReport> {
  const results = await runChecks(printCheck);
  const failures = results.filter(({ passed }) => !passed).map(({ name, details }) => ({ name, why: details }));
  return { ...nothingYet, passed: results.length - failures.length, failed: failures.length, failures };
}

async function reportBuild(): Promise<SuiteReport> {
  const built = await ensureWebBuild();
  tell(built ? "built" : "unchanged since the last build");
  return { ...nothingYet, passed: 1 };
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
