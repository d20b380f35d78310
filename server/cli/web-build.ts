import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startChild } from "@/server/platform/child-process";
import { dropLock, takeLock } from "@/server/platform/lock-file";
import { projectRoot } from "@/server/platform/project-root";

/** What the build reads. Tests, documents and commands may change without a new build. */
const sources = [
  "app",
  "components",
  "server/accounts",
  "server/trpc",
  "server/platform",
  "server/composition-root.ts",
  "prisma/schema",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
const notSources = ["server/accounts/tests", "server/accounts/docs", "generated"];

const note = join(projectRoot, ".next", "built-from");
const lock = join(projectRoot, "node_modules", ".cache", "goodstanding-build.lock");

export const nextProgram = join("node_modules", "next", "dist", "bin", "next");

/** Builds the web application unless the last build was made from these very sources. True when it built. */
export async function ensureWebBuild(onBuild: () => void = () => undefined): Promise<boolean> {
  const hash = hashOfSources();
  if (isBuiltFrom(hash)) return false;
  mkdirSync(join(lock, ".."), { recursive: true });
  while (!takeLock(lock)) await pause(200);
  try {
    if (isBuiltFrom(hash)) return false;
    onBuild();
    await build();
    writeFileSync(note, hash);
    return true;
  } finally {
    dropLock(lock);
  }
}

async function build(): Promise<void> {
  rmSync(note, { force: true });
  const child = startChild({
    name: "build",
    args: [nextProgram, "build"],
    environment: { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
    output: "quiet",
  });
  const code = await child.ended;
  if (code !== 0) throw new WebBuildFailed(child.output());
}

/** Carries what the build printed. */
export class WebBuildFailed extends Error {
  override readonly name = "WebBuildFailed";
  constructor(output: string) {
    super(`The web application could not be built.\n${output.trim()}`);
  }
}

function isBuiltFrom(hash: string): boolean {
  return existsSync(note) && readFileSync(note, "utf8") === hash;
}

function hashOfSources(): string {
  const hash = createHash("sha256");
  for (const source of sources) addTo(hash, source);
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (notSources.some((skipped) => path.endsWith(skipped))) return;
  const absolute = join(projectRoot, path);
  if (!existsSync(absolute)) return;
  const entries = readEntries(absolute);
  if (entries === null) hash.update(path).update("\0").update(readFileSync(absolute)).update("\0");
  else for (const entry of entries.sort()) addTo(hash, `${path}/${entry}`);
}

function readEntries(path: string): string[] | null {
  try {
    return readdirSync(path);
  } catch {
    return null;
  }
}
