import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { identify, isRunning, type ProcessIdentity } from "./process-table";

/**
 * Takes a lock that its holder's death frees: true when this process now holds it, false when another living one does.
 * The file names its holder by process id and start time, so a reused id does not keep it locked.
 */
export function takeLock(path: string): boolean {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(identify(process.pid)), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (link(mine, path)) return true;
      const holder = readHolder(path);
      if (holder !== null && isRunning(holder)) return false;
      removeStale(path, holder);
    }
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

export function dropLock(path: string): void {
  if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true });
}

/** The process that wrote the lock, alive or not; null when there is none to read. */
export function readHolder(path: string): ProcessIdentity | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value !== "object" || value === null || !("pid" in value) || typeof value.pid !== "number") return null;
    const startedAt = "startedAt" in value && typeof value.startedAt === "string" ? value.startedAt : null;
    return { pid: value.pid, startedAt };
  } catch {
    return null;
  }
}

/** Linking is atomic and leaves a complete file, where creating and then writing would show an empty one. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Two may find the same stale lock: whoever moved a fresh one away by mistake puts it back. */
function removeStale(path: string, stale: ProcessIdentity | null): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved !== null && moved.pid !== stale?.pid) link(aside, path);
  rmSync(aside, { force: true });
}
