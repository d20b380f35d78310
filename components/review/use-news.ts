"use client";

import { reviewQueueTopic, useLive } from "@/components/shell/use-live";
import type { ReviewQueue } from "./use-review-queue";

type Rows = ReviewQueue["rows"];

/** Hears that the queue changed: cases decided elsewhere leave the list, everything else is only counted. */
export function useNews(queue: ReviewQueue, shown: Rows, gone: (caseIds: readonly string[]) => void): void {
  useLive([reviewQueueTopic], () => {
    void queue.askForNews().then((decided) => {
      gone(shown.filter((row) => row.decision === null && decided.includes(row.caseId)).map((row) => row.caseId));
    });
  });
}
