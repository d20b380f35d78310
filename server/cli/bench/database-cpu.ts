import { readFile } from "node:fs/promises";
import type { Pool } from "pg";

/** One tick of the kernel's clock of processes, which is the same on every Linux. */
const TICK_MS = 10;

/**
 * The processor time, in milliseconds, that the connections of this database have taken so far; null where the database
 * runs on another machine or the system does not tell. Says something even while other work takes the processor away.
 */
export async function databaseCpuMs(pool: Pick<Pool, "query">): Promise<number | null> {
  const { rows } = await pool.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'`,
  );
  const taken = await Promise.all(rows.map(({ pid }) => ticksOf(pid)));
  if (taken.some((ticks) => ticks === null)) return null;
  return taken.reduce<number>((sum, ticks) => sum + (ticks ?? 0), 0) * TICK_MS;
}

/** User and system time: the 14th and 15th field, counted behind the name, which may hold spaces. */
async function ticksOf(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}
