import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "@/server/platform/project-root";

export type Violation = { readonly rule: string; readonly from: string; readonly to: string; readonly fix: string };

export type Boundaries = {
  readonly violations: readonly Violation[];
  /** Our own modules that were read, by path. */
  readonly modules: readonly string[];
  /** How many source files stand on disk: a check that read far fewer has proved nothing. */
  readonly filesOnDisk: number;
};

const folders = ["app", "components", "server", "e2e"];
const topLevel = ["proxy.ts", "instrumentation.ts"];
const isSource = /\.(ts|tsx|mjs)$/;
const skippedFolders = new Set(["generated", "node_modules"]);

/** Reads the whole tree with dependency-cruiser and says who imports whom against the rules. */
export async function cruiseBoundaries(): Promise<Boundaries> {
  const inTop = readdirSync(projectRoot);
  const targets = [...folders, ...topLevel].filter((name) => inTop.includes(name));
  const program = join("node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const options = ["--config", "server/checks/dependency-cruiser.config.mjs", "--output-type", "json", ...targets];
  const result = parse(await runQuietly([program, ...options]));
  const fixes = new Map(result.summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  return {
    violations: result.summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      from,
      to: cycle === undefined ? to : cycle.map(({ name }) => name).join(" → "),
      fix: fixes.get(rule.name) ?? "",
    })),
    modules: result.modules
      .map(({ source }) => source)
      .filter((source) => targets.some((name) => source.startsWith(name))),
    filesOnDisk: targets.reduce((count, name) => count + countSources(join(projectRoot, name)), 0),
  };
}

type Report = {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
      readonly cycle?: readonly { readonly name: string }[];
    }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly comment: string }[] };
  };
};

/** dependency-cruiser's own output, in the shape its documentation promises. */
function parse(text: string): Report {
  return JSON.parse(text) as Report;
}

/** Its exit code only counts violations, which the report names. */
async function runQuietly(args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...args], { cwd: projectRoot, maxBuffer: 2 ** 28 });
    return stdout;
  } catch (error) {
    if (
      error instanceof Error &&
      "stdout" in error &&
      typeof error.stdout === "string" &&
      error.stdout.startsWith("{")
    ) {
      return error.stdout;
    }
    throw error;
  }
}

function countSources(path: string): number {
  if (isSource.test(path)) return 1;
  return readdirSync(path, { withFileTypes: true }).reduce((count, entry) => {
    if (entry.isDirectory())
      return skippedFolders.has(entry.name) ? count : count + countSources(join(path, entry.name));
    return isSource.test(entry.name) ? count + 1 : count;
  }, 0);
}
