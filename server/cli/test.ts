import { join } from "node:path";
import { projectRoot } from "@/server/platform/project-root";
import { printCheck } from "./check";
import { runChecks } from "./checks";
import { runJourneys } from "./journeys";
import { ensurePrismaClient } from "./prisma-client";
import { addCounts, type Counts, closingLine, noCounts } from "./test-counts";
import { runUnitSuites } from "./unit-suites";
import { ensureWebBuild } from "./web-build";

const reportFolder = join(projectRoot, "test-results");

/** `npm test`: every check and every suite, on databases of their own; the last line counts them all. */
export async function run(): Promise<number> {
  await ensurePrismaClient();
  let counts: Counts = noCounts;
  counts = addCounts(counts, await section("Checks", countChecks));
  counts = addCounts(counts, await section("Tests", () => runUnitSuites(reportFolder)));
  const build = await section("Production build", countBuild);
  counts = addCounts(counts, build);
  counts = addCounts(counts, await section("Browser journeys", () => runJourneys(reportFolder, build.failed === 0)));
  tell(`\n${closingLine(counts)}`);
  return counts.failed === 0 ? 0 : 1;
}

/** A section that breaks down counts as one failure: nothing it would have shown may go missing in silence. */
async function section(title: string, work: () => Promise<Counts>): Promise<Counts> {
  tell(`\n== ${title}`);
  const startedAt = performance.now();
  const counts = await work().catch((error: unknown) => {
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { passed: 0, failed: 1, skipped: 0 };
  });
  const { passed, failed, skipped } = counts;
  tell(`-- ${title}: ${passed} + ${failed} + ${skipped} in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  return counts;
}

async function countChecks(): Promise<Counts> {
  const results = await runChecks(printCheck);
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

async function countBuild(): Promise<Counts> {
  const built = await ensureWebBuild();
  tell(built ? "built" : "unchanged since the last build");
  return { passed: 1, failed: 0, skipped: 0 };
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
