"use client";

import type { RefObject } from "react";
import type { Thresholds } from "@/components/kit/risk-level";
import { NewBar, PausedBar } from "@/components/shell/list-news";
import { InlineError } from "@/components/ui/inline-error";
import type { ReviewRowDto, ReviewView } from "@/server/accounts/application/dto/review-queue-dto";
import { CaseList } from "./case-list";
import { EmptyQueue } from "./empty-queue";
import { NewsSpoken } from "./news-spoken";
import type { ViewWord } from "./review-address";
import { ListSkeleton } from "./review-skeleton";
import type { ReviewQueue } from "./use-review-queue";

type QueueSideProps = {
  queue: ReviewQueue;
  /** The rows to draw, without those that have left. */
  rows: readonly ReviewRowDto[];
  view: ReviewView;
  thresholds: Thresholds;
  selectedId: string | null;
  leaving: ReadonlySet<string>;
  unsaved: ReadonlySet<string>;
  onSelect: (caseId: string) => void;
  onOpen: (caseId: string) => void;
  onView: (view: ViewWord) => void;
  /** The cases of one review sample alone. */
  isSample: boolean;
  gridRef: RefObject<HTMLDivElement | null>;
};

/** The list with what is said above it; loading, failed, empty or full. */
export function QueueSide(props: QueueSideProps) {
  const { queue, rows, view, onView } = props;
  return (
    <>
      <span
        aria-hidden="true"
        className={queue.isRefreshing ? "h-0.5 shrink-0 animate-breathe bg-primary" : "hidden"}
      />
      <PausedBar readAt={queue.readAt} isBusy={queue.isRefreshing} onRefresh={queue.applyNew} />
      {queue.news && queue.readAt ? (
        <NewBar news={queue.news} since={queue.readAt} isBusy={queue.isRefreshing} onApply={queue.applyNew} />
      ) : null}
      <NewsSpoken news={queue.news} />
      {queue.problem ? (
        <InlineError
          message={queue.problem.sentence}
          code={queue.problem.code}
          onRetry={queue.retry}
          retrying={queue.isRefreshing}
        />
      ) : null}
      {queue.isLoading ? <ListSkeleton /> : null}
      {rows.length === 0 && !queue.isLoading && queue.problem === null ? (
        <EmptyQueue view={view} today={queue.today} isSample={props.isSample} onView={onView} />
      ) : null}
      {rows.length > 0 ? (
        <CaseList
          ref={props.gridRef}
          rows={rows}
          total={queue.total && !queue.total.more ? queue.total.count : null}
          thresholds={props.thresholds}
          selectedId={props.selectedId}
          leaving={props.leaving}
          unsaved={props.unsaved}
          onSelect={props.onSelect}
          onOpen={props.onOpen}
          loadMore={queue.loadMore}
        />
      ) : null}
    </>
  );
}
