import type { Pool } from "pg";
import type {
  QaSampleDirectory,
  QaSampleRepository,
} from "@/server/accounts/application/ports/outbound/qa-sample-port";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { UnitParts } from "./unit-parts";

export const qaSampleRepository = ({ tx, held, changes }: UnitParts): QaSampleRepository => ({
  take: async ({ day, place }, accountId, caseId) => {
    held.mustHold([accountId]);
    const taken = await tx.$executeRaw`
      INSERT INTO qa_sample (day, place, account_id, case_id)
      VALUES (${day}::date, ${place}, ${accountId}::uuid, ${caseId}::uuid) ON CONFLICT DO NOTHING`;
    if (taken > 0) changes.record(accountId, [{ field: "case.sampleOf", before: null, after: day }]);
    return taken > 0;
  },
});

/** So much of the table, some 20,000 accounts, is looked at to draw from and to count by: blocks chosen at random. */
const BLOCKS_LOOKED_AT = 600;

export const qaSampleDirectory = (pool: Pick<Pool, "query">): QaSampleDirectory => ({
  takenOn: async (day) => {
    const { rows } = await pool.query<{ taken: number }>(takenOn, [day]);
    return rows[0]?.taken ?? 0;
  },
  drawUntouched: async (limit) => {
    const { rows: sizes } = await pool.query<{ blocks: number }>(blocksOfAccounts);
    const percent = Math.min(100, (100 * BLOCKS_LOOKED_AT) / Math.max(1, sizes[0]?.blocks ?? 0));
    const { rows } = await pool.query<{ seen: number; drawn: string[] }>(untouched, [percent, limit]);
    const [row] = rows;
    if (!row) return { count: 0, drawn: [] };
    return { count: Math.round((row.seen * 100) / percent), drawn: row.drawn.map(accountIdFrom) };
  },
});

const takenOn = "SELECT count(*)::int AS taken FROM qa_sample WHERE day = $1::date";

/** As it is now: the planner's own estimate of rows may be from before a large import. */
const blocksOfAccounts = "SELECT (pg_relation_size('account') / current_setting('block_size')::int)::int AS blocks";

const untouched = `
  WITH seen AS MATERIALIZED (
    SELECT a.id FROM account a TABLESAMPLE SYSTEM ($1::float4)
     WHERE a.status = 'ACTIVE'
       AND EXISTS (SELECT FROM role r WHERE r.account_id = a.id AND r.role_type IN ('BUYER', 'SELLER'))
       AND NOT EXISTS (SELECT FROM role r WHERE r.account_id = a.id AND r.role_type NOT IN ('BUYER', 'SELLER'))
       AND EXISTS (SELECT FROM account_contact k
                    WHERE k.account_id = a.id AND (k.verified_at IS NOT NULL OR k.kind = 'PLACEHOLDER'))
       AND NOT EXISTS (SELECT FROM review_case c WHERE c.account_id = a.id)
  )
  SELECT (SELECT count(*)::int FROM seen) AS seen,
         ARRAY(SELECT id::text FROM seen ORDER BY random() LIMIT $2) AS drawn`;
