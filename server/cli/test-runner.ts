import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { projectRoot } from "@/server/platform/project-root";
import { addReports, brokenDown, nothingYet, type SuiteReport } from "./test-counts";

export type Suite = {
  readonly name: string;
  /** Node's arguments. What it prints goes to the terminal as it comes. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where it writes its JSON report. */
  readonly report: string;
  readonly read: (report: unknown) => SuiteReport | null;
};

/** Runs a suite and reads its report. A suite that ends badly without a failed test has failed once itself. */
export async function runSuite({ name, args, environment, report, read }: Suite): Promise<SuiteReport> {
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const code = await run(args, environment);
  const found = readReport(report, read);
  if (found === null) return brokenDown(name, `left no report that can be read, and ended with ${code}`);
  const endedBadly = code !== 0 && found.failed === 0;
  return addReports(found, endedBadly ? brokenDown(name, `ended with ${code}, though no test failed`) : nothingYet);
}

function readReport(path: string, read: (report: unknown) => SuiteReport | null): SuiteReport | null {
  try {
    return read(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}

async function run(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<number> {
  return await new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...withoutSettings(), ...environment },
    });
    child.once("error", () => resolve(1));
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/** Tests bring their own databases and secrets: those of the terminal must neither help nor be touched. */
function withoutSettings(): NodeJS.ProcessEnv {
  const settings = /^(DATABASE_|NEXTAUTH_|GOODSTANDING_(DATA|MASTER)|DEMO_PASSWORD$|HOST$|PORT$|NODE_ENV$)/;
  const emptied = Object.keys(process.env).filter((name) => settings.test(name));
  return { ...process.env, ...Object.fromEntries(emptied.map((name) => [name, undefined])), CI: "1" };
}
