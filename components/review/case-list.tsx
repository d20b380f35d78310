"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Thresholds } from "@/components/kit/risk-level";
import { rowAfterKey } from "@/components/ui/grid-keys";
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

/** Enough for the first 25 rows in the first HTML, before anything can be measured. */
const firstScreen = { width: 432, height: 25 * caseRowHeight };
const rowsAhead = 8;

/** The queue as a grid with one tab stop: only rows in view exist, and the list never moves by itself. */
export function CaseList(props: CaseListProps) {
  const { rows, total, selectedId, onSelect, onOpen, loadMore, ref } = props;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => ref.current,
    estimateSize: () => caseRowHeight,
    getItemKey: (index) => rows[index]?.caseId ?? index,
    initialRect: firstScreen,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (loadMore !== null && lastShown >= rows.length - rowsAhead) loadMore();
  }, [loadMore, lastShown, rows.length]);
  const selectedAt = rows.findIndex((row) => row.caseId === selectedId);
  const seen = useRef(selectedId);
  useEffect(() => {
    if (selectedId === seen.current || selectedAt < 0) return;
    seen.current = selectedId;
    virtual.scrollToIndex(selectedAt, { align: "auto" });
  }, [selectedId, selectedAt, virtual]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = rowAfterKey(event, selectedAt, rows.length - 1);
    const row = next === null ? undefined : rows[next];
    if (row === undefined) return;
    event.preventDefault();
    onSelect(row.caseId);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid that draws only what is in view.
    <div
      ref={ref}
      role="grid"
      aria-label="Review cases"
      aria-rowcount={total ?? -1}
      aria-activedescendant={
        items.some(({ index }) => index === selectedAt) && selectedId !== null ? rowIdOf(selectedId) : undefined
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="relative min-h-0 flex-1 overflow-y-auto -outline-offset-2"
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
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
