import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectRoot } from "@/server/platform/project-root";

export type KilledImport = {
  readonly appUrl: string;
  readonly folder: string;
  readonly day: string;
  /** 0: before it has written anything; else after so many commits, wherever it is then. */
  readonly afterCommits: number;
  readonly batchSize: number;
};

/** Runs an import in a process of its own and kills it with SIGKILL. */
export async function killImport({ appUrl, folder, day, afterCommits, batchSize }: KilledImport): Promise<void> {
  const script = join(projectRoot, "server", "accounts", "tests", "support", "import-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, appUrl, folder, day, String(batchSize)], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  let lines = 0;
  for await (const _ of createInterface({ input: child.stdout })) {
    if (lines === afterCommits) break;
    lines += 1;
  }
  child.kill("SIGKILL");
  await ended;
}
