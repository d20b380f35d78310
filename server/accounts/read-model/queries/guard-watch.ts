import type { Pool } from "pg";
import type { GuardWatch, WatchedRamp } from "@/server/accounts/application/ports/outbound/guard-watch";
import { placesOf } from "@/server/accounts/domain/policies/policy-ramp";
import { flagsBySide, flagsSince } from "./flags-since";

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
  watchedRamp: async () => (await pool.query<WatchedRamp>(WATCHED_RAMP)).rows[0] ?? null,
  countSides: async (since, { ramp }) => {
    if (ramp === null) return { inShare: 0, rest: 0 };
    const values = [since, ramp.words, placesOf(ramp)];
    const [row] = (await pool.query<{ in_share: number; rest: number }>(flagsBySide("$1", "$2", "$3"), values)).rows;
    return { inShare: row?.in_share ?? 0, rest: row?.rest ?? 0 };
  },
});

const WATCHED =
  "SELECT version, published_at, guard_flags FROM policy_version WHERE state = 'LIVE' AND guard_flags IS NOT NULL";

/** The run of a step has the id of the step on record. */
const WATCHED_RAMP = `
  SELECT v.version, v.guard_flags AS "guardFlags", (v.ramp_plan->>'guardPercent')::int AS "guardPercent",
         v.ramp_share AS share, v.ramp_since AS since, r.finished_at AS "settledAt"
    FROM policy_version v
    LEFT JOIN LATERAL (SELECT id FROM policy_ramp p WHERE p.version = v.version ORDER BY p.seq DESC LIMIT 1) p ON true
    LEFT JOIN policy_run r ON r.id = p.id AND r.state = 'DONE'
   WHERE v.state = 'RAMPING' AND v.ramp_share > 0
     AND (v.guard_flags IS NOT NULL OR v.ramp_plan->>'guardPercent' IS NOT NULL)`;
