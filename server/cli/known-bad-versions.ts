import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/server/platform/project-root";

/** The lowest version without a hole that anybody can use from outside, and what an older one has (R89). */
const floors: readonly (readonly [name: string, floor: string, hole: string])[] = [
  ["next", "16.2.11", "CVE-2026-64646 and, before 16.2.6, bypasses of the front step (CVE-2026-44574, -44575, -45109)"],
  ["next-auth", "4.24.15", "addresses with a full-width at sign split recipients; a malformed token ends the request"],
  [
    "nodemailer",
    "7.0.11",
    "addresses that send a mail elsewhere, or hold up the process (GHSA-mm7p-fcc7-pg87, -rcmh-qjqh-p98v)",
  ],
];

type InstalledVersion = (name: string) => string | null;

/** A sentence for each package that is known to be open; none is right. */
export const knownBadVersions = (installed: InstalledVersion = installedVersion): readonly string[] =>
  floors.flatMap(([name, floor, hole]) => {
    const version = installed(name);
    if (version !== null && !isBelow(version, floor)) return [];
    return [`${name} ${version ?? "is missing"}: at least ${floor} is needed (${hole}). Run: npm install`];
  });

function installedVersion(name: string): string | null {
  try {
    const facts: unknown = JSON.parse(readFileSync(join(projectRoot, "node_modules", name, "package.json"), "utf8"));
    const version = typeof facts === "object" && facts !== null && "version" in facts ? facts.version : null;
    return typeof version === "string" ? version : null;
  } catch {
    return null;
  }
}

/** A pre-release counts as the version before it: it may lack the mend. What can't be read is below everything. */
function isBelow(version: string, floor: string): boolean {
  const [theirs, ours] = [partsOf(version), partsOf(floor)];
  if (theirs === null || ours === null) return true;
  for (const [at, part] of theirs.numbers.entries()) {
    const wanted = ours.numbers[at] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return theirs.isPreRelease;
}

function partsOf(version: string): { numbers: readonly number[]; isPreRelease: boolean } | null {
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(-)?/.exec(version);
  return match ? { numbers: match.slice(1, 4).map(Number), isPreRelease: match[4] === "-" } : null;
}
