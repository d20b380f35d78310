import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { cruiseBoundaries } from "@/server/checks/boundaries";
import { projectRoot } from "@/server/platform/project-root";

export type CheckResult = {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly details: string;
};

type Check = { readonly name: string; readonly run: () => Promise<{ passed: boolean; details: string }> };

const cache = join("node_modules", ".cache");
const inModules = (...path: string[]) => join("node_modules", ...path);

/** The slow ones first: two at a time, the rest fits beside them. */
const checks: readonly Check[] = [
  {
    name: "promises and exhaustiveness",
    run: () =>
      node([
        inModules("oxlint", "bin", "oxlint"),
        "--type-aware",
        "--report-unused-disable-directives",
        "--config",
        "server/checks/oxlint.json",
        // What is generated, and plain modules, which have no types to check by.
        ...["**/generated/**", "**/*.mjs", "next-env.d.ts"].flatMap((path) => ["--ignore-pattern", path]),
        ...sourceFolders(),
      ]),
  },
  { name: "types", run: checkTypes },
  {
    name: "format and lint",
    run: () => node([inModules("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings"]),
  },
  { name: "boundaries", run: checkBoundaries },
  { name: "unused code", run: () => node([inModules("knip", "bin", "knip.js"), "--no-progress"]) },
];

const atOnce = 2;

/** Runs all checks; `onResult` hears of each as it ends. */
export async function runChecks(onResult: (result: CheckResult) => void): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const waiting = [...checks];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const result = await runOne(check);
      results.push(result);
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

async function runOne({ name, run }: Check): Promise<CheckResult> {
  const startedAt = performance.now();
  const outcome = await run().catch((error: unknown) => ({ passed: false, details: String(error) }));
  return { name, seconds: (performance.now() - startedAt) / 1000, ...outcome };
}

/** Next's generated types first: on a fresh clone nothing has made them yet. */
async function checkTypes() {
  if (!existsSync(join(projectRoot, "next-env.d.ts"))) {
    const made = await node([inModules("next", "dist", "bin", "next"), "typegen"]);
    if (!made.passed) return made;
  }
  mkdirSync(join(projectRoot, cache), { recursive: true });
  const options = ["--noEmit", "--incremental", "--tsBuildInfoFile", join(cache, "check.tsbuildinfo")];
  return await node([inModules("typescript", "bin", "tsc"), ...options]);
}

async function checkBoundaries() {
  const { violations, modules, filesOnDisk } = await cruiseBoundaries();
  const lines = violations.map(({ rule, from, to, fix }) => `${rule}: ${from} → ${to}\n    ${fix}`);
  if (modules.length < filesOnDisk * 0.95) lines.push(`only ${modules.length} of ${filesOnDisk} files were read`);
  return { passed: lines.length === 0, details: lines.join("\n") };
}

function sourceFolders(): string[] {
  return ["app", "components", "server", "e2e"].filter((name) => existsSync(join(projectRoot, name)));
}

async function node(args: readonly string[]): Promise<{ passed: boolean; details: string }> {
  return await new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
    });
    let details = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text: Buffer) => {
        details += text.toString();
      });
    }
    child.once("error", (error) => resolve({ passed: false, details: error.message }));
    child.once("close", (code) => resolve({ passed: code === 0, details: details.trim() }));
  });
}
