import type { ReviewView } from "@/server/accounts/application/dto/review-queue-dto";
import { safeInteger } from "./column-values";
import type { ReadRows, Statement } from "./read-pool";
import { type ReviewRow, reviewRowsOf } from "./review-rows";

/** A case that waits for its holder is out of the queue, unless it became CRITICAL; when the wait is over it is back. */
export const notWaiting = "(waiting_until IS NULL OR waiting_until <= now() OR risk_rank = 0)";

/** Where a view goes on: the sort keys of its last row. */
export type ReviewPosition = readonly [time: string, rank: number, negativeExposure: number, id: string];

const FIRST_ID = "00000000-0000-0000-0000-000000000000";
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
/** One more than the longest page, to see whether another follows. */
const MOST_ROWS = 101;

/**
 * The bound that PostgreSQL can count on stands inside. It would take an open one for a tenth of the queue, find that
 * plan too dear to keep, and plan again for every page, which takes longer than reading it.
 */
const firstOf = (rows: string, limit: string): string =>
  `SELECT * FROM (${rows} LIMIT ${MOST_ROWS}) bounded LIMIT ${limit}`;

const DUE_ORDER = "c.due_at, c.risk_rank, - c.exposure_minor, c.id";

/** A run's sample is twenty cases at most: they are found by their keys, and put in order then. */
const sampled = (run: string): string =>
  `AND id = ANY (ARRAY(SELECT case_id FROM review_sample WHERE run_id = ${run}::uuid))`;

/** Due time, then risk, then exposure; the partial index has the same four. */
const dueFirstOf = (more: string): string =>
  reviewRowsOf(
    firstOf(
      `SELECT * FROM review_case
        WHERE state = 'OPEN' AND ${notWaiting} AND (due_at, risk_rank, - exposure_minor, id) > ($1::timestamptz, $2::int, $3::bigint, $4::uuid) ${more}
        ORDER BY due_at, risk_rank, - exposure_minor, id`,
      "$5",
    ),
    DUE_ORDER,
  );

export const dueFirst: Statement = { name: "review-due-first", text: dueFirstOf("") };
const dueFirstSampled: Statement = { name: "review-due-first-sampled", text: dueFirstOf(sampled("$6")) };

const criticalFirstOf = (more: string): string =>
  reviewRowsOf(
    firstOf(
      `SELECT * FROM review_case
        WHERE state = 'OPEN' AND ${notWaiting} AND risk_rank = 0 AND (due_at, - exposure_minor, id) > ($1::timestamptz, $2::bigint, $3::uuid) ${more}
        ORDER BY due_at, - exposure_minor, id`,
      "$4",
    ),
    DUE_ORDER,
  );

export const criticalFirst: Statement = { name: "review-critical", text: criticalFirstOf("") };
const criticalSampled: Statement = { name: "review-critical-sampled", text: criticalFirstOf(sampled("$5")) };

/** $4: since when "today" is. */
const decidedLatelyOf = (more: string): string =>
  reviewRowsOf(
    firstOf(
      `SELECT * FROM review_case
        WHERE state = 'DECIDED' AND decided_at >= $4 AND (decided_at, id) < ($1::timestamptz, $2::uuid) ${more}
        ORDER BY decided_at DESC, id DESC`,
      "$3",
    ),
    "c.decided_at DESC, c.id DESC",
  );

export const decidedLately: Statement = { name: "review-decided", text: decidedLatelyOf("") };
const decidedSampled: Statement = { name: "review-decided-sampled", text: decidedLatelyOf(sampled("$5")) };

type Page = { readonly limit: number; readonly today: Date; readonly sample?: string | null };

/** Rows of a view after the position. `today` bounds what was decided, `sample` is the run whose cases alone count. */
export async function readReviewPage(
  read: ReadRows,
  view: ReviewView,
  after: ReviewPosition | null,
  { limit, today, sample = null }: Page,
): Promise<ReviewRow[]> {
  const rows = (whole: Statement, alone: Statement, values: readonly unknown[]) =>
    sample === null ? read<ReviewRow>(whole, values) : read<ReviewRow>(alone, [...values, sample]);
  if (view === "DECIDED_TODAY") {
    const [time, , , id] = after ?? ["infinity", 0, 0, LAST_ID];
    return await rows(decidedLately, decidedSampled, [time, id, limit, today]);
  }
  const [time, rank, exposure, id] = after ?? ["-infinity", 0, 0, FIRST_ID];
  return view === "CRITICAL"
    ? await rows(criticalFirst, criticalSampled, [time, exposure, id, limit])
    : await rows(dueFirst, dueFirstSampled, [time, rank, exposure, id, limit]);
}

/** The place of a row in its view. Times keep their milliseconds, as stored. */
export const reviewPositionOf = (row: ReviewRow, view: ReviewView): ReviewPosition => [
  (view === "DECIDED_TODAY" ? (row.decided_at ?? row.due_at) : row.due_at).toISOString(),
  row.risk_rank,
  0 - safeInteger(row.exposure_minor),
  row.case_id,
];
