import type { Pool } from "pg";
import type { GuardWatch } from "@/server/accounts/application/ports/outbound/guard-watch";
import { flagsSince } from "./flags-since";

type LiveRow = { readonly version: number; readonly published_at: Date; readonly guard_flags: number };

/** One row by the index of the live version, and cases by the indexes of those that are open and those decided lately. */
export const createGuardWatch = (pool: Pick<Pool, "query">): GuardWatch => ({
  watched: async () => {
    const [row] = (await pool.query<LiveRow>(WATCHED)).rows;
    return row
      ? { version: row.version, state: "LIVE", publishedAt: row.published_at, guardFlags: row.guard_flags }
      : null;
  },
  countFlags: async (since) => {
    const [row] = (await pool.query<{ flags: number }>(flagsSince("$1"), [since])).rows;
    return row?.flags ?? 0;
  },
});

const WATCHED =
  "SELECT version, published_at, guard_flags FROM policy_version WHERE state = 'LIVE' AND guard_flags IS NOT NULL";
