import { boundedCountText } from "@/components/kit/count-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ReviewTodayDto, ReviewView } from "@/server/accounts/application/dto/review-queue-dto";
import { minutesText } from "./minutes-text";
import type { ViewWord } from "./review-address";

type EmptyQueueProps = {
  view: ReviewView;
  today: ReviewTodayDto | null;
  isSample: boolean;
  onView: (view: ViewWord) => void;
};

const titles: Readonly<Record<ReviewView, string>> = {
  DUE_FIRST: "Nothing needs a decision.",
  CRITICAL: "No critical case is open.",
  DECIDED_TODAY: "Nothing was decided today yet.",
};

const titlesOfSample: Readonly<Record<ReviewView, string>> = {
  DUE_FIRST: "No case of this sample is open.",
  CRITICAL: "No critical case of this sample is open.",
  DECIDED_TODAY: "No case of this sample was decided today yet.",
};

/** An empty view: what was done today, and where else to look. */
export function EmptyQueue({ view, today, isSample, onView }: EmptyQueueProps) {
  const other: ViewWord = view === "DUE_FIRST" ? "decided-today" : "due-first";
  return (
    <EmptyState
      title={(isSample ? titlesOfSample : titles)[view]}
      actions={<Button onClick={() => onView(other)}>{other === "due-first" ? "Due first" : "Decided today"}</Button>}
    >
      {today && view !== "DECIDED_TODAY" ? closedText(today) : null}
    </EmptyState>
  );
}

/** "31 cases were closed today, median 1.4 min." */
function closedText({ decided, medianMinutes }: ReviewTodayDto): string {
  const count = decided.count === 1 ? "1 case was" : `${boundedCountText(decided)} cases were`;
  return `${count} closed today${medianMinutes === null ? "" : `, median ${minutesText(medianMinutes)}`}.`;
}
