import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "@/server/platform/project-root";

const tests = join(projectRoot, "server", "accounts", "tests");
const page = readFileSync(join(projectRoot, "server", "accounts", "docs", "threat-model.md"), "utf8");

type Row = { readonly id: string; readonly files: readonly string[]; readonly state: string };

const rows: readonly Row[] = page
  .split("\n")
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")))
  .filter((cells) => cells.length === 4 && /^(?:R\d\d|-)$/.test(cells[0] ?? ""))
  .map(([id = "", , files = "", state = ""]) => ({ id, state, files: filesIn(files) }));

/** `domain/x` and the like are tests; a journey is named after the word. */
function filesIn(cell: string): readonly string[] {
  const journeys = [...cell.matchAll(/journey `([a-z-]+)`/g)].map(([, name = ""]) =>
    join(projectRoot, "e2e", "journeys", `${name}.spec.ts`),
  );
  const named = [...cell.matchAll(/`((?:domain|application|saga|adapters)\/[a-z-]+)`/g)].map(([, path = ""]) =>
    join(tests, `${path}.test.ts`),
  );
  return [...named, ...journeys];
}

const requirements = [...Array.from({ length: 74 }, (_, at) => `R${String(at + 1).padStart(2, "0")}`), "R89"];

describe("the threat model", () => {
  it("has a row for every requirement", () => {
    expect(requirements.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
  });

  it.each(rows)("$id names files that are there", ({ files }) => {
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it.each(rows.filter(({ id, state }) => id !== "-" && state.startsWith("held")))(
    "$id is held by a test that says so, in every file that is named",
    ({ id, files }) => {
      expect(files.length).toBeGreaterThan(0);
      const silent = files.filter((file) => !namesRequirement(readFileSync(file, "utf8"), id));
      expect(silent).toEqual([]);
    },
  );

  it.each(rows)("$id is held, or says what is missing", ({ state }) => {
    expect(state).toMatch(/^(?:held(?:$|[;:,]| for )|partly: .{10}|NOT YET: .{10})/u);
  });
});

/** In the title of a test or of a group of tests, not in a comment. */
const namesRequirement = (source: string, id: string): boolean =>
  source.split("\n").some((line) => /["'`]/.test(line) && !/^\s*(?:\/\/|\*|\/\*)/.test(line) && line.includes(id));
