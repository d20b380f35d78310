import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "@/server/platform/project-root";

/** What is loaded before a line of a command runs; imports of types alone are gone by then. */
const STATIC_IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm;

function loadedBy(file: string, seen = new Map<string, string | null>(), from: string | null = null) {
  if (seen.has(file)) return seen;
  seen.set(file, from);
  if (!existsSync(file)) return seen;
  for (const [, name = ""] of readFileSync(file, "utf8").matchAll(STATIC_IMPORT)) {
    if (!name.startsWith("@/") && !name.startsWith(".")) continue;
    const path = name.startsWith("@/") ? join(projectRoot, name.slice(2)) : join(dirname(file), name);
    loadedBy(/\.m?js$/.test(path) ? path : `${path}.ts`, seen, file);
  }
  return seen;
}

/** How a command comes to load the generated client: the files on the way, or nothing. */
function wayToClient(command: string): readonly string[] {
  const seen = loadedBy(join(projectRoot, "server", "cli", command));
  const way: string[] = [];
  let at = [...seen.keys()].find((file) => file.includes("/persistence/generated/")) ?? null;
  while (at !== null) {
    way.unshift(relative(projectRoot, at));
    at = seen.get(at) ?? null;
  }
  return way;
}

it.each(["start.ts", "dev.ts", "test.ts", "check.ts", "cli.ts"])(
  "%s runs on a fresh clone, where the database client is still to be generated",
  (command) => expect(wayToClient(command)).toEqual([]),
);

it("sees the way where there is one", () => expect(wayToClient("worker-process.ts").length).toBeGreaterThan(2));
