import type { ReviewSampleDto } from "@/server/accounts/application/dto/policy-dto";
import type { ReviewSampleHeadDto } from "@/server/accounts/application/dto/review-queue-dto";
import { eachIdOf, type ReadRows, type Statement } from "./read-pool";

type SampleRow = {
  readonly cases: number;
  readonly open: number;
  readonly to_open: number;
  readonly by: string | null;
  readonly opened_at: Date | null;
};

/** Of the accounts in $2 that may have a case: who is in the sample of run $1, and who is not yet. */
const ofRun: Statement = {
  name: "review-sample-of-run",
  text: `SELECT count(s.case_id)::int AS cases, (count(*) FILTER (WHERE c.state = 'OPEN'))::int AS open,
                (count(*) FILTER (WHERE s.case_id IS NULL AND a.status <> 'DISABLED'))::int AS to_open,
                (array_agg(s.opened_by_name ORDER BY s.opened_at) FILTER (WHERE s.case_id IS NOT NULL))[1] AS by,
                min(s.opened_at) AS opened_at
           FROM ${eachIdOf("$2")} AS wanted (id) JOIN account a ON a.id = wanted.id
           LEFT JOIN review_sample s ON s.run_id = $1 AND s.account_id = a.id
           LEFT JOIN review_case c ON c.id = s.case_id`,
};

/** How far the largest moves of a run were opened as review cases. */
export async function readReviewSample(
  read: ReadRows,
  runId: string,
  movers: readonly string[],
): Promise<ReviewSampleDto> {
  const [row] = movers.length === 0 ? [] : await read<SampleRow>(ofRun, [runId, movers]);
  const opened = row?.by && row.opened_at ? { by: row.by, at: row.opened_at, cases: row.cases, open: row.open } : null;
  return { opened, toOpen: row?.to_open ?? 0 };
}

const head: Statement = {
  name: "review-sample-head",
  text: `SELECT r.policy_version AS version, count(*)::int AS cases, (count(*) FILTER (WHERE c.state = 'OPEN'))::int AS open
           FROM review_sample s JOIN policy_run r ON r.id = s.run_id JOIN review_case c ON c.id = s.case_id
          WHERE s.run_id = $1 GROUP BY r.policy_version`,
};

/** What a queue that shows one sample alone says above it; null where nobody opened one of that run. */
export async function readSampleHead(read: ReadRows, runId: string): Promise<ReviewSampleHeadDto | null> {
  const [row] = await read<ReviewSampleHeadDto>(head, [runId]);
  return row ?? null;
}
