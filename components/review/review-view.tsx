"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { thresholdsOf } from "@/components/kit/explained-rows";
import { SkipLinks } from "@/components/shell/skip-links";
import { reviewQueueTopic, useLive } from "@/components/shell/use-live";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { SplitPane } from "@/components/ui/split-pane";
import type { ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import type { ReviewView as View } from "@/server/accounts/application/dto/review-queue-dto";
import { AnsweredMessage, decidedWords, nextInWords } from "./answered-message";
import { CasePane } from "./case-pane";
import type { InlineAnswer } from "./inline-answers";
import { UnsavedBar, ViewBar } from "./queue-bars";
import { QueueSide } from "./queue-side";
import type { CaseTab, ViewWord } from "./review-address";
import { PaneSkeleton } from "./review-skeleton";
import { SampleBar } from "./sample-bar";
import { useUnsavedCases } from "./sent-decisions";
import { useInlineAnswer } from "./use-inline-answer";
import { useLeaving } from "./use-leaving";
import { useReviewQueue } from "./use-review-queue";
import { useSelection } from "./use-selection";
import { useUndo } from "./use-undo";

const skipToDecision = [{ href: "#decision", label: "Skip to decision" }];

type ReviewViewProps = {
  view: View;
  viewWord: ViewWord;
  /** The run whose review sample alone is shown. */
  sample: string | null;
  chosenId: string | null;
  tab: CaseTab;
  onView: (view: ViewWord) => void;
  onWholeQueue: () => void;
  /** A step along the list leaves no trace in the history; opening a case on a phone does. */
  onSelect: (caseId: string | null, isStep: boolean) => void;
  onTab: (tab: CaseTab) => void;
};

/** One view of the queue with its pane. Decided cases leave, new ones wait to be asked for. */
export function ReviewView(props: ReviewViewProps) {
  const { view, viewWord, sample, chosenId, tab, onView, onSelect, onTab } = props;
  const queue = useReviewQueue(view, sample);
  const { leaving, left, leave, comeBack } = useLeaving();
  const rows = queue.rows.filter((row) => row.decision !== null || !left.has(row.caseId));
  const staying = rows.filter((row) => !leaving.has(row.caseId));
  const selection = useSelection(staying, chosenId);
  const unsaved = useUnsavedCases();
  const grid = useRef<HTMLDivElement>(null);
  const select = (caseId: string | null) => onSelect(caseId, true);
  const open = (caseId: string | null) => {
    onSelect(caseId, isWide());
    focusCase();
  };
  const gone = (caseIds: readonly string[]) => leave(caseIds, () => queue.drop(caseIds));
  useNews(queue, staying, gone);
  useReadAhead(selection.ahead, view);
  useShortcut("list-next", () => select(selection.step(1)), staying.length > 0);
  useShortcut("list-previous", () => select(selection.step(-1)), staying.length > 0);
  useShortcut("list-open", () => open(selection.selectedId), selection.selectedId !== null);
  const send = useInlineAnswer();
  const offerUndo = useUndo();
  const { following } = selection;
  const goOn = () => {
    if (following === null) selection.forget();
    select(following?.caseId ?? null);
    if (isWide()) grid.current?.focus();
    else focusCase();
  };
  const acts = (reviewCase: ReviewCaseDto) => ({
    next: following && { caseId: following.caseId, name: following.name.text },
    onNext: goOn,
    onDecided: () => {
      gone([reviewCase.id]);
      offerUndo({ ...decidedWords(reviewCase), onUndone: () => comeBack(reviewCase.id) });
    },
    onAnswer: (answer: InlineAnswer) => {
      leave([reviewCase.id]);
      send({
        answer,
        name: reviewCase.account.name.text,
        message: (
          <AnsweredMessage
            outcome={answer.outcome}
            name={reviewCase.account.name.text}
            next={following && nextInWords(following)}
          />
        ),
        undoSeconds: reviewCase.undoSeconds,
        onSaved: () => queue.drop([reviewCase.id]),
        onUnsaved: () => comeBack(reviewCase.id),
      });
      goOn();
    },
  });
  const thresholds = thresholdsOf(queue.thresholds);
  return (
    <>
      <SkipLinks links={skipToDecision} />
      <ViewBar
        view={viewWord}
        onView={onView}
        counts={queue.counts}
        today={queue.today}
        isBesideCase={chosenId !== null}
      />
      {sample === null ? null : (
        <SampleBar
          sample={queue.sample}
          isLoading={queue.isLoading}
          onClear={props.onWholeQueue}
          isBesideCase={chosenId !== null}
        />
      )}
      <UnsavedBar count={unsaved.length} onReview={() => select(unsaved[0] ?? null)} />
      <SplitPane
        storageKey="gs.review.list"
        label="Width of the list"
        narrowShows={chosenId === null ? "list" : "pane"}
        list={
          <QueueSide
            queue={queue}
            rows={rows}
            view={view}
            thresholds={thresholds}
            selectedId={selection.selectedId}
            leaving={leaving}
            unsaved={new Set(unsaved)}
            onSelect={select}
            onOpen={(caseId) => onSelect(caseId, isWide())}
            onView={onView}
            isSample={sample !== null}
            gridRef={grid}
          />
        }
        pane={
          selection.selectedId === null ? (
            queue.isLoading ? (
              <PaneSkeleton />
            ) : null
          ) : (
            <CasePane
              caseId={selection.selectedId}
              view={view}
              tab={tab}
              onTab={onTab}
              acts={acts}
              place={{
                position: selection.index === null ? null : selection.index + 1,
                total: queue.total,
                onPrevious: () => select(selection.step(-1)),
                onNext: () => select(selection.step(1)),
                onBack: () => select(null),
              }}
            />
          )
        }
      />
    </>
  );
}

/** Whether list and case stand side by side. */
const isWide = (): boolean => window.matchMedia("(min-width: 64rem)").matches;

/** Once it is drawn. */
const focusCase = (): void => void requestAnimationFrame(() => document.getElementById("case")?.focus());

type Rows = ReturnType<typeof useReviewQueue>["rows"];

/** Hears that the queue changed: cases decided elsewhere leave the list, everything else is only counted. */
function useNews(queue: ReturnType<typeof useReviewQueue>, shown: Rows, gone: (caseIds: readonly string[]) => void) {
  useLive([reviewQueueTopic], () => {
    void queue.askForNews().then((decided) => {
      gone(shown.filter((row) => row.decision === null && decided.includes(row.caseId)).map((row) => row.caseId));
    });
  });
}

/** Reads the next cases before they are wanted. */
function useReadAhead(caseIds: readonly string[], view: View): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const key = caseIds.join(",");
  useEffect(() => {
    for (const caseId of key === "" ? [] : key.split(",")) {
      void queries.prefetchQuery(trpc.review.get.queryOptions({ caseId, view }));
    }
  }, [key, view, queries, trpc]);
}
