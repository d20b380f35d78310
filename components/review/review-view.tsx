"use client";

import { useRef } from "react";
import { thresholdsOf } from "@/components/kit/explained-rows";
import { SkipLinks } from "@/components/shell/skip-links";
import { SplitPane } from "@/components/ui/split-pane";
import type { ReviewView as View } from "@/server/accounts/application/dto/review-queue-dto";
import { isWide } from "./case-focus";
import { QueueHead } from "./queue-head";
import { QueuePane } from "./queue-pane";
import { QueueSide } from "./queue-side";
import type { CaseTab, ViewWord } from "./review-address";
import { useUnsavedCases } from "./sent-decisions";
import { useCaseActs } from "./use-case-acts";
import { useListKeys } from "./use-list-keys";
import { useReadAhead } from "./use-read-ahead";
import { useShownQueue } from "./use-shown-queue";

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
  const { view, viewWord, sample, chosenId, tab, onView, onWholeQueue, onSelect, onTab } = props;
  const list = useShownQueue(view, sample, chosenId);
  const { queue, selection } = list;
  const unsaved = useUnsavedCases();
  const grid = useRef<HTMLDivElement>(null);
  const select = (caseId: string | null) => onSelect(caseId, true);
  useReadAhead(selection.ahead, view);
  useListKeys(list, onSelect);
  const acts = useCaseActs(list, select, grid);
  return (
    <>
      <SkipLinks links={skipToDecision} />
      <QueueHead
        queue={queue}
        view={viewWord}
        onView={onView}
        isSample={sample !== null}
        onWholeQueue={onWholeQueue}
        isBesideCase={chosenId !== null}
        unsavedCount={unsaved.length}
        onUnsaved={() => select(unsaved[0] ?? null)}
      />
      <SplitPane
        storageKey="gs.review.list"
        label="Width of the list"
        narrowShows={chosenId === null ? "list" : "pane"}
        list={
          <QueueSide
            queue={queue}
            rows={list.rows}
            view={view}
            thresholds={thresholdsOf(queue.thresholds)}
            selectedId={selection.selectedId}
            leaving={list.leaving}
            unsaved={new Set(unsaved)}
            onSelect={select}
            onOpen={(caseId) => onSelect(caseId, isWide())}
            onView={onView}
            isSample={sample !== null}
            gridRef={grid}
          />
        }
        pane={<QueuePane list={list} view={view} tab={tab} onTab={onTab} acts={acts} onSelect={select} />}
      />
    </>
  );
}
