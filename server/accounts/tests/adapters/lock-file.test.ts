import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dropLock, takeLock } from "@/server/platform/lock-file";
import { identify } from "@/server/platform/process-table";
import { temporaryFolder } from "../support/folder";

let folder: { path: string; remove: () => void };
let lock: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  lock = join(folder.path, "lock");
});
afterEach(() => folder.remove());

describe("a lock file", () => {
  it("is held by one until it is dropped", () => {
    expect(takeLock(lock)).toBe(true);
    expect(takeLock(lock)).toBe(false);
    dropLock(lock);
    expect(takeLock(lock)).toBe(true);
  });

  it("is free once its holder was killed", async () => {
    const holder = spawn(process.execPath, ["-e", "setInterval(() => undefined, 60_000)"]);
    await once(holder, "spawn");
    writeFileSync(lock, JSON.stringify(identify(holder.pid ?? 0)));
    expect(takeLock(lock)).toBe(false);
    holder.kill("SIGKILL");
    await once(holder, "exit");
    expect(takeLock(lock)).toBe(true);
  });

  it("is free when its holder's process id belongs to somebody else by now", () => {
    writeFileSync(lock, JSON.stringify({ ...identify(process.pid), startedAt: "1" }));
    expect(takeLock(lock)).toBe(true);
  });

  it.each(["", "{", "null", '{"pid":"x"}'])("is free when its file says %j", (text) => {
    writeFileSync(lock, text);
    expect(takeLock(lock)).toBe(true);
  });

  it("is not dropped by somebody who does not hold it", async () => {
    const holder = spawn(process.execPath, ["-e", "setInterval(() => undefined, 60_000)"]);
    await once(holder, "spawn");
    writeFileSync(lock, JSON.stringify(identify(holder.pid ?? 0)));
    dropLock(lock);
    expect(takeLock(lock)).toBe(false);
    holder.kill("SIGKILL");
    await once(holder, "exit");
  });
});
