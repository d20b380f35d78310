import { join } from "node:path";
import { type Counts, countVitest } from "./test-counts";
import { runSuite } from "./test-runner";

/** All of Vitest's projects: domain, application, components, adapters, architecture. */
export async function runUnitSuites(reportFolder: string): Promise<Counts> {
  const report = join(reportFolder, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return await runSuite({
    args: [join("node_modules", "vitest", "vitest.mjs"), "run", "--config", "server/vitest.config.ts", ...reporters],
    report,
    count: countVitest,
  });
}
