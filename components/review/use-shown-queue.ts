"use client";

import type { ReviewRowDto, ReviewView } from "@/server/accounts/application/dto/review-queue-dto";
import { type Leaving, useLeaving } from "./use-leaving";
import { useNews } from "./use-news";
import { type ReviewQueue, useReviewQueue } from "./use-review-queue";
import { type Selection, useSelection } from "./use-selection";

export type ShownQueue = Pick<Leaving, "leaving" | "leave" | "comeBack"> & {
  readonly queue: ReviewQueue;
  /** The rows to draw, without those that have left. */
  readonly rows: readonly ReviewRowDto[];
  /** Of these, the ones that are not about to go. */
  readonly staying: readonly ReviewRowDto[];
  readonly selection: Selection;
  /** Takes decided cases out of the list and, once they have faded, out of the queue. */
  readonly gone: (caseIds: readonly string[]) => void;
};

/** The queue as it is drawn: what was decided here or elsewhere leaves it, and one case is selected. */
export function useShownQueue(view: ReviewView, sample: string | null, chosenId: string | null): ShownQueue {
  const queue = useReviewQueue(view, sample);
  const { leaving, left, leave, comeBack } = useLeaving();
  const rows = queue.rows.filter((row) => row.decision !== null || !left.has(row.caseId));
  const staying = rows.filter((row) => !leaving.has(row.caseId));
  const selection = useSelection(staying, chosenId);
  const gone = (caseIds: readonly string[]) => leave(caseIds, () => queue.drop(caseIds));
  useNews(queue, staying, gone);
  return { queue, rows, staying, leaving, leave, comeBack, selection, gone };
}
