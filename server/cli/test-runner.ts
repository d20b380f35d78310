import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { projectRoot } from "@/server/platform/project-root";
import { type Counts, missingReport } from "./test-counts";

export type Suite = {
  /** Node's arguments. What it prints goes to the terminal as it comes. */
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Where it writes its JSON report. */
  readonly report: string;
  readonly count: (report: unknown) => Counts;
};

/** Runs a suite and counts its report. A suite that ends badly without a failed test has failed once itself. */
export async function runSuite({ args, environment = {}, report, count }: Suite): Promise<Counts> {
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const code = await run(args, environment);
  const counts = readReport(report, count);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readReport(path: string, count: (report: unknown) => Counts): Counts {
  try {
    return count(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return missingReport;
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
