import type { Pool } from "pg";
import type { PolicyRunStore, RunStep } from "@/server/accounts/application/ports/outbound/policy-run-store";
import type { PolicyRun } from "@/server/accounts/domain/entities/policy-run";
import { toPolicyRun } from "./mappers/policy-mapper";

type Row = Parameters<typeof toPolicyRun>[0];

/** A run belongs to whoever took it last: `resumed` counts the takings, and every later statement names it. */
export function createPolicyRunStore(pool: Pick<Pool, "query">): PolicyRunStore {
  const changed = async (text: string, values: readonly unknown[]): Promise<boolean> =>
    ((await pool.query(text, [...values])).rowCount ?? 0) > 0;
  const stepped = (run: PolicyRun, { afterId, done, tally }: RunStep, at: Date) => [
    run.id,
    run.resumed,
    afterId,
    done,
    JSON.stringify(tally),
    at,
  ];
  return {
    take: async (kind, at, staleBefore) => {
      const { rows } = await pool.query<Row>(TAKE, [kind, at, staleBefore]);
      return rows[0] ? toPolicyRun(rows[0]) : null;
    },
    step: (run, step, at) => changed(STEP, stepped(run, step, at)),
    setTotal: async (run, total) => void (await changed(TOTAL, [run.id, run.resumed, total])),
    putBack: async (run) => void (await changed(PUT_BACK, [run.id, run.resumed])),
    finish: (run, step, at) => changed(FINISH, stepped(run, step, at)),
    fail: async (run, problem, at) => void (await changed(FAIL, [run.id, run.resumed, problem, at])),
  };
}

const MINE = "id = $1 AND resumed = $2 AND state = 'RUNNING'";

const COLUMNS = `id, kind, policy_version AS "policyVersion", content_hash AS "contentHash", document,
  live_version AS "liveVersion", state, asked_by AS "askedBy", asked_by_name AS "askedByName", asked_at AS "askedAt",
  started_at AS "startedAt", finished_at AS "finishedAt", after_id AS "afterId", done, total, tally, resumed, problem`;

const TAKE = `
  UPDATE policy_run SET state = 'RUNNING', beat_at = $2, started_at = coalesce(started_at, $2),
         resumed = resumed + CASE WHEN started_at IS NULL THEN 0 ELSE 1 END
   WHERE id = (SELECT id FROM policy_run
                WHERE kind = $1 AND (state = 'WAITING' OR (state = 'RUNNING' AND beat_at < $3))
                ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING ${COLUMNS}`;

const STEP = `UPDATE policy_run SET after_id = $3, done = $4, tally = $5, beat_at = $6 WHERE ${MINE}`;
const TOTAL = `UPDATE policy_run SET total = $3 WHERE ${MINE}`;
const PUT_BACK = `UPDATE policy_run SET state = 'WAITING' WHERE ${MINE}`;
const FINISH = `
  UPDATE policy_run SET state = 'DONE', after_id = $3, done = $4, tally = $5, beat_at = $6, finished_at = $6
   WHERE ${MINE}`;
const FAIL = `UPDATE policy_run SET state = 'FAILED', problem = $3, finished_at = $4 WHERE ${MINE}`;
