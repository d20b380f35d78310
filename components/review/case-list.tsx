"use client";

import type { Thresholds } from "@/components/kit/risk-level";
import { useRowGrid } from "@/components/kit/use-row-grid";
import type { ReviewRowDto } from "@/server/accounts/application/dto/review-queue-dto";
import { CaseRow, caseRowHeight, rowIdOf } from "./case-row";

type CaseListProps = {
  rows: readonly ReviewRowDto[];
  /** How many the server has; null where it stopped counting. */
  total: number | null;
  thresholds: Thresholds;
  selectedId: string | null;
  leaving: ReadonlySet<string>;
  unsaved: ReadonlySet<string>;
  onSelect: (caseId: string) => void;
  /** A press or Enter: on narrow screens this leads to the case. */
  onOpen: (caseId: string) => void;
  loadMore: (() => void) | null;
  ref: React.RefObject<HTMLDivElement | null>;
};

/** The queue as a grid with one tab stop: only rows in view exist, and the list never moves by itself. */
export function CaseList(props: CaseListProps) {
  const { rows, total, selectedId, onSelect, onOpen, loadMore, ref } = props;
  const { virtual, activeKey, onKeyDown } = useRowGrid({
    rows,
    keyOf: ({ caseId }) => caseId,
    rowHeight: caseRowHeight,
    firstWidth: 432,
    overscan: 6,
    scroller: ref,
    selectedKey: selectedId,
    isFirstInPlace: true,
    onSelect,
    loadMore,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid that draws only what is in view.
    <div
      ref={ref}
      role="grid"
      aria-label="Review cases"
      aria-rowcount={total ?? -1}
      aria-activedescendant={activeKey === undefined ? undefined : rowIdOf(activeKey)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="relative min-h-0 flex-1 overflow-y-auto -outline-offset-2"
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row ? (
            <CaseRow
              key={row.caseId}
              row={row}
              place={index + 1}
              top={start}
              thresholds={props.thresholds}
              isSelected={row.caseId === selectedId}
              isLeaving={props.leaving.has(row.caseId)}
              isUnsaved={props.unsaved.has(row.caseId)}
              onOpen={onOpen}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}
