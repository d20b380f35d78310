"use client";

import { boundedCountText } from "@/components/kit/count-text";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import type { BoundedCount } from "@/server/accounts/application/dto/page";
import type { ReviewCountsDto, ReviewTodayDto } from "@/server/accounts/application/dto/review-queue-dto";
import { minutesText } from "./minutes-text";
import type { ViewWord } from "./review-address";

type ViewBarProps = {
  view: ViewWord;
  onView: (view: ViewWord) => void;
  counts: ReviewCountsDto | null;
  today: ReviewTodayDto | null;
  /** On narrow screens an open case has the page to itself. */
  isBesideCase: boolean;
};

/** The views of the queue with how much is in each, and what was done today. */
export function ViewBar({ view, onView, counts, today, isBesideCase }: ViewBarProps) {
  const views: readonly { word: ViewWord; label: string; count: BoundedCount | null }[] = [
    { word: "due-first", label: "Due first", count: counts?.open ?? null },
    { word: "critical", label: "Critical", count: counts?.critical ?? null },
    { word: "decided-today", label: "Decided today", count: counts?.decidedToday ?? null },
  ];
  return (
    <div
      className={cx(
        "flex h-12 shrink-0 items-center gap-4 border-b border-border bg-surface px-4 sm:px-6",
        isBesideCase && "max-lg:hidden",
      )}
    >
      <fieldset
        className={cx(
          "flex min-w-0 gap-1 overflow-x-auto [scrollbar-width:none]",
          view === views[0]?.word ? "" : "-ms-2.5",
        )}
      >
        <legend className="sr-only">View</legend>
        {views.map(({ word, label, count }) => (
          <button
            key={word}
            type="button"
            aria-pressed={word === view}
            onClick={() => onView(word)}
            className={cx(
              "h-control-small rounded-md px-2.5 font-medium whitespace-nowrap -outline-offset-2",
              word === view ? "bg-primary-soft font-emphasis text-primary-soft-fg" : "text-muted-fg hover:bg-hover",
            )}
          >
            {label}
            {count ? (
              <span className={cx("ms-1.5 text-meta font-medium", word === view ? "" : "text-subtle-fg")}>
                {boundedCountText(count)}
              </span>
            ) : null}
          </button>
        ))}
      </fieldset>
      <p className="ms-auto text-meta whitespace-nowrap text-muted-fg max-lg:hidden">
        {today ? todayText(today) : null}
      </p>
    </div>
  );
}

/** "31 decided today, median 1.4 min" */
function todayText({ decided, medianMinutes }: ReviewTodayDto): string {
  const count = `${boundedCountText(decided)} decided today`;
  return medianMinutes === null ? count : `${count}, median ${minutesText(medianMinutes)}`;
}

/** Decisions that did not arrive; they wait in this tab until somebody looks at them. */
export function UnsavedBar({ count, onReview }: { count: number; onReview: () => void }) {
  if (count === 0) return null;
  return (
    <div
      role="status"
      className="flex items-center gap-3 border-b border-warn-bd bg-warn-bg px-4 py-1.5 text-meta text-warn-text sm:px-6"
    >
      <span className="flex-1">
        {count} {count === 1 ? "decision was" : "decisions were"} not saved. Your draft is kept.
      </span>
      <Button size="small" onClick={onReview}>
        Review
      </Button>
    </div>
  );
}
