import { readFileSync, readlinkSync } from "node:fs";

/** Names one life of one process: process ids are reused, start times with them are not. */
export type ProcessIdentity = { readonly pid: number; readonly startedAt: string | null };

/** True while the process runs. A zombie has ended, although a signal still finds it. */
export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  if (!answersSignals(pid)) return false;
  const entry = linuxEntry(pid);
  if (entry === null) return process.platform !== "linux";
  if (entry.state === "Z" || entry.state === "X") return false;
  return startedAt === null || startedAt === entry.startedAt;
}

/** The identity of a process that runs now. */
export function identify(pid: number): ProcessIdentity {
  return { pid, startedAt: linuxEntry(pid)?.startedAt ?? null };
}

/** The name of the running program as the kernel keeps it, or null where it can't be told. */
export function programName(pid: number): string | null {
  return linuxEntry(pid)?.name ?? null;
}

/** The folder a process works in, or null where it can't be told. */
export function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function linuxEntry(pid: number): { name: string; state: string; startedAt: string } | null {
  if (process.platform !== "linux") return null;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = text.lastIndexOf(")");
    const fields = text.slice(end + 2).split(" ");
    return { name: text.slice(text.indexOf("(") + 1, end), state: fields[0] ?? "", startedAt: fields[19] ?? "" };
  } catch {
    return null;
  }
}
