import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { dirname, join } from "node:path";
import type { InspectedDocument } from "@/server/accounts/application/ports/outbound/document-inspector-port";
import { documentRefused } from "@/server/accounts/domain/exceptions/document-refused";
import { type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { logger } from "@/server/platform/logger";
import { type NoAnswer, readInspection } from "./read-inspection";

export type InspectionLimits = {
  readonly pages: number;
  /** Of one picture, opened. */
  readonly pixels: number;
  /** Of a page as it is kept, on its longer side. */
  readonly side: number;
  /** Of the whole process, native memory and all. */
  readonly memoryBytes: number;
  /** Of its own work: on a busy machine a small file takes no more of it, however long it waits for its turn. */
  readonly workMilliseconds: number;
  /** From its start, work or none: what hangs is ended too, and that is no file's fault. */
  readonly milliseconds: number;
};

/** Looks at one file in a process that lives for it alone. */
export async function runInspection(bytes: Uint8Array, limits: InspectionLimits): Promise<Result<InspectedDocument>> {
  const child = start(limits);
  let isLate = false;
  const clock = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
  }, limits.milliseconds);
  const ended = new Promise<Ending>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.once("error", () => resolve({ code: null, signal: null }));
  });
  try {
    const { stdin, stdout } = child;
    if (!stdin || !stdout) throw new Error("The process that looks at documents has no pipes.");
    // It may end before it has read everything: that is its answer, not our fault.
    stdin.on("error", () => undefined);
    stdin.end(bytes);
    const answer = await readInspection(stdout, limits);
    return typeof answer === "string" ? withoutAnswer(answer, { ...(await ended), isLate }) : answer;
  } finally {
    clearTimeout(clock);
    child.kill("SIGKILL");
  }
}

type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** Ended by its own limits: the file wanted more than there is. Never begun, or never done: that is no file's fault. */
function withoutAnswer(how: NoAnswer, { code, signal, isLate }: Ending & { readonly isLate: boolean }): Refused {
  if (isLate || (how === "SILENT" && signal !== "SIGKILL")) {
    logger.error({ code, signal, isLate }, "the process that looks at documents gave no answer");
    return refuse({ code: "UNAVAILABLE", retryAfterSeconds: 60 });
  }
  return documentRefused(code === 0 ? "DAMAGED" : "TOO_HEAVY");
}

const CHILD = "server/accounts/adapters/outbound/storage/inspection/inspect-child.mjs";

/** No variable of ours but the path, no file but the program's own; on its own it can start nothing. */
function start(limits: InspectionLimits): ChildProcess {
  const root = installation();
  const packages = join(root, "node_modules");
  // Named once each: Node's model refuses what it is told twice.
  const readable = new Set([join(root, dirname(CHILD)), packages, realpathSync(packages)]);
  const permission = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  const fences = [
    permission,
    "--allow-addons",
    "--allow-worker",
    ...[...readable].map((folder) => `--allow-fs-read=${join(folder, "*")}`),
  ];
  const memory = "--max-old-space-size=512";
  const child = spawn(
    process.execPath,
    [memory, "--no-warnings", ...fences, join(root, CHILD), JSON.stringify(limits)],
    {
      cwd: root,
      env: { PATH: process.env["PATH"] ?? "", NODE_ENV: "production" },
      stdio: ["pipe", "pipe", "ignore"],
      windowsHide: true,
    },
  );
  // Whoever waits for a page goes before whoever sent a file.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return child;
}

let found: string | undefined;

/** From where the process stands upwards: bundled code can't ask where it lies. */
function installation(): string {
  for (let folder = process.cwd(); found === undefined; folder = dirname(folder)) {
    if (existsSync(join(folder, CHILD))) found = folder;
    else if (folder === dirname(folder)) throw new Error("The program that looks at documents is not there.");
  }
  return found;
}
