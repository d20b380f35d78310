import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { RowProblem } from "@/server/accounts/application/use-cases/import-accounts/history-source";
import { newId } from "@/server/platform/new-id";
import { projectRoot } from "@/server/platform/project-root";
import { shopEvent } from "../support/api-scene";
import { temporaryFolder } from "../support/folder";
import { type ModuleScene, moduleScene } from "../support/module-scene";
import { must } from "../support/must";

let scene: ModuleScene;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let problems: RowProblem[] = [];

beforeAll(async () => {
  [scene, folder] = await Promise.all([moduleScene(), temporaryFolder()]);
});
afterAll(async () => {
  await scene.close();
  folder.remove();
});
beforeEach(() => {
  problems = [];
});

const order = (accountId: string) =>
  shopEvent("order.completed", { accountId, orderId: `O-${newId()}`, amountMinor: 75_000, currency: "INR" });

const write = (name: string, lines: readonly (object | string)[]): string => {
  const text = lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("");
  const path = join(folder.path, name);
  writeFileSync(path, name.endsWith(".gz") ? gzipSync(text) : text);
  return path;
};

const run = (file: string, createAccounts = true) =>
  scene.accounts.importCloudEvents({
    file,
    createAccounts,
    stop: new AbortController().signal,
    onProblem: (problem) => void problems.push(problem),
    onReading: () => undefined,
  });

const completions = async (ids: readonly string[]) => {
  const { rows } = await scene.database.pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM trust_signal WHERE factor = 'completion' AND source_event_id = ANY($1)",
    [ids],
  );
  return rows[0]?.n;
};

test("every event counts once, packed or not, however often the file is read", async () => {
  const events = Array.from({ length: 2_300 }, (_, at) => order(`ext:file-${at % 40}`));
  const file = write("events.ndjson.gz", events);
  expect(must(await run(file))).toMatchObject({ lines: 2_300, accepted: 2_300, rejected: 0, isWhole: true });
  expect(must(await run(write("again.ndjson", events)))).toMatchObject({ accepted: 0, duplicates: 2_300 });
  expect(await completions(events.map(({ id }) => id))).toBe(2_300);
});

test("bad lines are told by their numbers, cost only themselves, and wait for a person where they are events", async () => {
  const good = [order("ext:lines-1"), order("ext:lines-1")];
  const file = write("bad.ndjson", [
    good[0] ?? {},
    "this is no JSON",
    "",
    { ...order("ext:lines-1"), type: "shop.nothing.v1" },
    "[1, 2]",
    good[1] ?? {},
    order(newId()),
  ]);
  expect(must(await run(file))).toMatchObject({ lines: 6, accepted: 2, rejected: 4, parked: 2 });
  expect(problems.map(({ line }) => line)).toEqual([2, 4, 5, 7]);
  expect(must(await run(file))).toMatchObject({ accepted: 0, duplicates: 2, rejected: 4, parked: 0 });
});

test("a file that is not there, or whose archive is cut off, is refused in words", async () => {
  expect(await run(join(folder.path, "nowhere.ndjson"))).toMatchObject({ ok: false, refusal: { code: "VALIDATION" } });
  const whole = gzipSync(Array.from({ length: 5_000 }, () => JSON.stringify(order("ext:cut"))).join("\n"));
  const cut = join(folder.path, "cut.ndjson.gz");
  writeFileSync(cut, whole.subarray(0, Math.floor(whole.length / 2)));
  expect(await run(cut)).toMatchObject({ ok: false, refusal: { code: "VALIDATION" } });
});

test("killed in the middle, it is completed by running it again", async () => {
  const events = Array.from({ length: 5_000 }, (_, at) => order(`ext:killed-${at % 25}`));
  const file = write("killed.ndjson", events);
  const script = join(projectRoot, "server", "accounts", "tests", "support", "cloud-events-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, scene.testDatabase.appUrl, file], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  for await (const _ of createInterface({ input: child.stdout })) break;
  child.kill("SIGKILL");
  await ended;
  const { accepted, duplicates, isWhole } = must(await run(file));
  expect(duplicates).toBeGreaterThanOrEqual(1_000);
  expect({ sum: accepted + duplicates, isWhole }).toEqual({ sum: 5_000, isWhole: true });
  expect(await completions(events.map(({ id }) => id))).toBe(5_000);
});
