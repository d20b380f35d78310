import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readVitest } from "@/server/cli/test-counts";
import { runSuite } from "@/server/cli/test-runner";
import { REPORT_VARIABLE } from "@/server/cli/vitest-reporter";
import { projectRoot } from "@/server/platform/project-root";
import { temporaryFolder } from "../support/folder";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** A run of Vitest over files with these words in them. */
async function runOf(files: Readonly<Record<string, string>>) {
  for (const [name, words] of Object.entries(files)) writeFileSync(join(folder.path, `${name}.test.js`), words);
  const report = join(folder.path, "report.json");
  const ours = `--reporter=${join(projectRoot, "server", "cli", "vitest-reporter.ts")}`;
  return await runSuite({
    name: "Tests",
    args: [
      join("node_modules", "vitest", "vitest.mjs"),
      ...["run", "--root", folder.path, "--globals", "--pool=threads", ours],
    ],
    environment: { [REPORT_VARIABLE]: report },
    report,
    read: readVitest,
  });
}

it("whatever broke is counted once and named with why: a test, a hook, a file, what no test waited for", async () => {
  const { failures, ...counts } = await runOf({
    sums: 'it("adds", () => expect(1).toBe(2)); it("keeps", () => 1); it.skip("later", () => 1)',
    hooks: 'describe("outer", () => { beforeAll(() => { throw new Error("no hook") }); it("waits", () => 1) })',
    files: 'throw new Error("no file")',
    late: 'it("goes on", () => void Promise.reject(new Error("too late")))',
  });
  expect(counts).toEqual({ passed: 2, failed: 4, skipped: 2 });
  for (const [name, why] of [
    ["sums.test.js > adds", "expected 1 to be 2"],
    ["hooks.test.js > outer", "no hook"],
    ["files.test.js", "no file"],
    ["late.test.js, or outside", "too late"],
  ]) {
    expect(failures).toContainEqual({
      name: expect.stringContaining(name ?? ""),
      why: expect.stringContaining(why ?? ""),
    });
  }
});

it("a run that ends before it reports is counted as one failure", async () => {
  expect(await runOf({ ends: "process.kill(process.pid, 'SIGKILL')" })).toMatchObject({
    failed: 1,
    failures: [{ name: "Tests", why: expect.stringContaining("no report") }],
  });
});
