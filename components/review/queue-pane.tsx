"use client";

import type { ReviewView } from "@/server/accounts/application/dto/review-queue-dto";
import { CasePane } from "./case-pane";
import type { CaseTab } from "./review-address";
import { PaneSkeleton } from "./review-skeleton";
import type { CaseActs } from "./use-case-acts";
import type { ShownQueue } from "./use-shown-queue";

type QueuePaneProps = {
  list: ShownQueue;
  view: ReviewView;
  tab: CaseTab;
  onTab: (tab: CaseTab) => void;
  acts: CaseActs;
  onSelect: (caseId: string | null) => void;
};

/** The selected case with its place in the list; nothing beside an empty list. */
export function QueuePane({ list, view, tab, onTab, acts, onSelect }: QueuePaneProps) {
  const { queue, selection } = list;
  if (selection.selectedId === null) return queue.isLoading ? <PaneSkeleton /> : null;
  return (
    <CasePane
      caseId={selection.selectedId}
      view={view}
      tab={tab}
      onTab={onTab}
      acts={acts}
      place={{
        position: selection.index === null ? null : selection.index + 1,
        total: queue.total,
        onPrevious: () => onSelect(selection.step(-1)),
        onNext: () => onSelect(selection.step(1)),
        onBack: () => onSelect(null),
      }}
    />
  );
}
