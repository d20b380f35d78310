import { type BoundedCount, boundedCount, COUNT_LIMIT } from "@/server/accounts/application/dto/page";
import type { ReviewCountsDto, ReviewTodayDto } from "@/server/accounts/application/dto/review-queue-dto";
import type { ReadRows, Statement } from "./read-pool";
import { notWaiting } from "./review-pages";

/** Counts stop one past what is told exactly, so none of them ever walks a whole queue. */
const upTo = (rows: string): string => `(SELECT count(*)::int FROM (${rows} LIMIT ${COUNT_LIMIT + 1}) counted)`;

/** The median is that of the latest thousand. */
const counts: Statement = {
  name: "review-counts",
  text: `SELECT
    ${upTo(`SELECT 1 FROM review_case WHERE state = 'OPEN' AND ${notWaiting}`)} AS open,
    ${upTo(`SELECT 1 FROM review_case WHERE state = 'OPEN' AND ${notWaiting} AND risk_rank = 0`)} AS critical,
    ${upTo("SELECT 1 FROM review_case WHERE state = 'DECIDED' AND decided_at >= $1")} AS decided,
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - opened_at)) / 60
       FROM (SELECT opened_at, decided_at FROM review_case WHERE state = 'DECIDED' AND decided_at >= $1
              ORDER BY decided_at DESC, id DESC LIMIT ${COUNT_LIMIT}) latest) AS median_minutes`,
};

const opened: Statement = {
  name: "review-opened-since",
  text: `SELECT ${upTo(`SELECT 1 FROM review_case WHERE state = 'OPEN' AND ${notWaiting} AND opened_at > $1 AND risk_rank <= $2`)} AS opened,
    ${upTo(`SELECT 1 FROM review_case WHERE state = 'OPEN' AND ${notWaiting}`)} AS open`,
};

type CountRow = {
  readonly open: number;
  readonly critical: number;
  readonly decided: number;
  readonly median_minutes: number | null;
};

export async function readReviewCounts(
  read: ReadRows,
  since: Date,
): Promise<{ readonly counts: ReviewCountsDto; readonly today: ReviewTodayDto }> {
  const [found] = await read<CountRow>(counts, [since]);
  const decidedToday = boundedCount(found?.decided ?? 0);
  return {
    counts: { open: boundedCount(found?.open ?? 0), critical: boundedCount(found?.critical ?? 0), decidedToday },
    today: { decided: decidedToday, medianMinutes: found?.median_minutes ?? null },
  };
}

/** `atMostRank` 0 counts CRITICAL alone; the number of all open cases comes with it. */
export async function countOpenedSince(
  read: ReadRows,
  since: Date,
  atMostRank: number,
): Promise<{ readonly opened: BoundedCount; readonly open: BoundedCount }> {
  const [found] = await read<{ readonly opened: number; readonly open: number }>(opened, [since, atMostRank]);
  return { opened: boundedCount(found?.opened ?? 0), open: boundedCount(found?.open ?? 0) };
}
