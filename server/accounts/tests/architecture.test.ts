import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Boundaries, cruiseBoundaries } from "@/server/checks/boundaries";
import { projectRoot } from "@/server/platform/project-root";
import { briefFiles, notYet } from "./support/brief-files";

let boundaries: Boundaries;

beforeAll(async () => {
  boundaries = await cruiseBoundaries();
});

const accounts = (path: string) => join(projectRoot, "server", "accounts", path);

describe("the borders of the house", () => {
  it("are crossed by nobody", () => {
    expect(boundaries.violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([]);
  });

  it("were checked on every file there is", () => {
    expect(boundaries.filesOnDisk).toBeGreaterThan(300);
    expect(boundaries.modules.length).toBeGreaterThanOrEqual(boundaries.filesOnDisk * 0.95);
  });
});

describe("the files the brief names", () => {
  it.each(briefFiles.filter((path) => !notYet.includes(path)))(
    "has %s where the brief puts it, and not empty",
    (path) => {
      expect(existsSync(accounts(path))).toBe(true);
      expect(statSync(accounts(path)).size).toBeGreaterThan(0);
    },
  );

  it("are no longer called missing once they are there", () => {
    expect(notYet.filter((path) => existsSync(accounts(path)))).toEqual([]);
  });
});
