import { UnsavedBar, ViewBar } from "./queue-bars";
import type { ViewWord } from "./review-address";
import { SampleBar } from "./sample-bar";
import type { ReviewQueue } from "./use-review-queue";

type QueueHeadProps = {
  queue: ReviewQueue;
  view: ViewWord;
  onView: (view: ViewWord) => void;
  /** The cases of one review sample alone. */
  isSample: boolean;
  onWholeQueue: () => void;
  /** On narrow screens an open case has the page to itself. */
  isBesideCase: boolean;
  unsavedCount: number;
  onUnsaved: () => void;
};

/** The bars above list and case: the views, the sample that alone is shown, and what was not saved. */
export function QueueHead(props: QueueHeadProps) {
  const { queue, view, onView, isSample, onWholeQueue, isBesideCase, unsavedCount, onUnsaved } = props;
  return (
    <>
      <ViewBar view={view} onView={onView} counts={queue.counts} today={queue.today} isBesideCase={isBesideCase} />
      {isSample ? (
        <SampleBar
          sample={queue.sample}
          isLoading={queue.isLoading}
          onClear={onWholeQueue}
          isBesideCase={isBesideCase}
        />
      ) : null}
      <UnsavedBar count={unsavedCount} onReview={onUnsaved} />
    </>
  );
}
