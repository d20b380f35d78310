import { readFile } from "node:fs/promises";
import type { Pool } from "pg";

/** One tick of the kernel's clock of processes, which is the same on every Linux. */
const TICK_MS = 10;

/** The processor time of each connection so far, in milliseconds, by the id of its process. */
export type ConnectionsCpu = ReadonlyMap<number, number>;

/**
 * What the connections of this database have taken; null where the database runs on another machine or the system does
 * not tell. Says something even while other work takes the processor away.
 */
export async function connectionsCpu(pool: Pick<Pool, "query">): Promise<ConnectionsCpu | null> {
  const { rows } = await pool.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'`,
  );
  const taken = await Promise.all(rows.map(async ({ pid }) => [pid, await ticksOf(pid)] as const));
  if (taken.some(([, ticks]) => ticks === null)) return null;
  return new Map(taken.map(([pid, ticks]) => [pid, (ticks ?? 0) * TICK_MS]));
}

/** All of them together. */
export async function databaseCpuMs(pool: Pick<Pool, "query">): Promise<number | null> {
  const taken = await connectionsCpu(pool);
  return taken && [...taken.values()].reduce((sum, ms) => sum + ms, 0);
}

/** What those that are there at the end took meanwhile, in seconds: one that was let go takes its count with it. */
export const cpuSecondsBetween = (before: ConnectionsCpu | null, after: ConnectionsCpu | null): number =>
  [...(after ?? [])].reduce((sum, [pid, ms]) => sum + (ms - (before?.get(pid) ?? 0)), 0) / 1000;

/** User and system time: the 14th and 15th field, counted behind the name, which may hold spaces. */
async function ticksOf(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}
