import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startChild } from "@/server/platform/child-process";
import { isRunning } from "@/server/platform/process-table";
import { projectRoot } from "@/server/platform/project-root";

const forever = "setInterval(() => undefined, 60_000)";
const deaf = `process.on("SIGTERM", () => undefined); ${forever}; process.stdout.write("ready")`;

describe("a child process", () => {
  it("ends when its parent is killed without a word", async () => {
    const script = join(projectRoot, "server", "accounts", "tests", "support", "parent-of-child.ts");
    const parent = spawn(process.execPath, ["--import", "tsx", script], { cwd: projectRoot, stdio: "pipe" });
    const [printed] = await once(parent.stdout, "data");
    const pid = Number(printed);
    expect(isRunning({ pid, startedAt: null })).toBe(true);
    parent.kill("SIGKILL");
    await expect.poll(() => isRunning({ pid, startedAt: null })).toBe(false);
  });

  it("is told to stop, and has ended when that answers", async () => {
    const child = startChild({ name: "web", args: ["-e", forever], environment: {} });
    await child.stop();
    expect(isRunning({ pid: child.pid ?? 0, startedAt: null })).toBe(false);
  });

  it("is cut off when it does not listen", async () => {
    const child = startChild({ name: "web", args: ["-e", deaf], environment: {}, output: "quiet" });
    await expect.poll(() => child.output()).toBe("ready");
    await child.stop(50);
    await expect(child.ended).resolves.toBeNull();
  });

  it("hands over what it printed and how it ended", async () => {
    const child = startChild({
      name: "build",
      args: ["-e", "console.log('broken'); process.exit(3)"],
      environment: {},
      output: "quiet",
    });
    await expect(child.ended).resolves.toBe(3);
    await expect.poll(() => child.output()).toBe("broken\n");
  });
});
