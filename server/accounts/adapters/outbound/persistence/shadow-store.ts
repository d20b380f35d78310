import type { Pool } from "pg";
import type { ShadowStore } from "@/server/accounts/application/ports/outbound/shadow-store";

export const createShadowStore = (pool: Pick<Pool, "query">): ShadowStore => ({
  openDuePass: async ({ id, at, finishedBefore }) => {
    await pool.query(OPEN_PASS, [id, at, finishedBefore]);
  },
  remember: async (policyVersion, flags, at) => {
    if (flags.length === 0) return;
    await pool.query(REMEMBER, [
      policyVersion,
      at,
      flags.map(({ accountId }) => accountId),
      flags.map(({ live }) => live.isFlagged),
      flags.map(({ shadow }) => shadow.isFlagged),
      flags.map(({ live }) => live.riskLevel),
      flags.map(({ shadow }) => shadow.riskLevel),
      flags.map(({ live }) => live.scoreMilli),
      flags.map(({ shadow }) => shadow.scoreMilli),
    ]);
  },
});

/** Two workers may open one each at the same moment: the second pass finds what the first did, and changes nothing. */
const OPEN_PASS = `
  INSERT INTO policy_run (id, kind, policy_version, content_hash, document, live_version, state, asked_by_name, asked_at)
  SELECT $1::uuid, 'SHADOW', s.version, s.content_hash, s.document, l.version, 'WAITING', 'Goodstanding', $2::timestamptz
    FROM policy_version s JOIN policy_version l ON l.state = 'LIVE'
   WHERE s.state = 'SHADOW'
     AND NOT EXISTS (SELECT 1 FROM policy_run r
                      WHERE r.policy_version = s.version AND r.kind = 'SHADOW'
                        AND (r.state IN ('WAITING', 'RUNNING') OR r.finished_at > $3::timestamptz))`;

const REMEMBER = `
  INSERT INTO shadow_flag (policy_version, account_id, live_flagged_at, shadow_flagged_at, live_risk, shadow_risk,
                           live_milli, shadow_milli, seen_at)
  SELECT $1, f.account_id, CASE WHEN f.live THEN $2::timestamptz END, CASE WHEN f.shadow THEN $2::timestamptz END,
         f.live_risk, f.shadow_risk, f.live_milli, f.shadow_milli, $2::timestamptz
    FROM unnest($3::uuid[], $4::bool[], $5::bool[], $6::text[], $7::text[], $8::int[], $9::int[])
      AS f (account_id, live, shadow, live_risk, shadow_risk, live_milli, shadow_milli)
    JOIN account a ON a.id = f.account_id
  ON CONFLICT (policy_version, account_id) DO UPDATE SET
    live_flagged_at = coalesce(shadow_flag.live_flagged_at, EXCLUDED.live_flagged_at),
    shadow_flagged_at = coalesce(shadow_flag.shadow_flagged_at, EXCLUDED.shadow_flagged_at),
    live_risk = EXCLUDED.live_risk, shadow_risk = EXCLUDED.shadow_risk,
    live_milli = EXCLUDED.live_milli, shadow_milli = EXCLUDED.shadow_milli, seen_at = EXCLUDED.seen_at`;
