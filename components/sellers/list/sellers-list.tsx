// biome-ignore-all lint/a11y/useSemanticElements: a grid that draws only what is in view.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { cx } from "@/components/ui/cx";
import { rowAfterKey } from "@/components/ui/grid-keys";
import type { SellerRowDto } from "@/server/accounts/application/dto/sellers-dto";
import { rowIdOf, SellerRow, sellerColumns, sellerRowHeight } from "./seller-row";
import type { Assign } from "./use-assign";

type SellersListProps = {
  rows: readonly SellerRowDto[];
  /** How many the server has; null where it stopped counting. */
  total: number | null;
  selectedId: string | null;
  onSelect: (applicationId: string) => void;
  onOpen: (applicationId: string) => void;
  loadMore: (() => void) | null;
  assign: Assign;
};

/** Enough for the first 25 rows in the first HTML, before anything can be measured. */
const firstScreen = { width: 1232, height: 25 * sellerRowHeight };
const rowsAhead = 8;

/** The applications as a grid with one tab stop: only rows in view exist, and the list never moves by itself. */
export function SellersList({ rows, total, selectedId, onSelect, onOpen, loadMore, assign }: SellersListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => sellerRowHeight,
    getItemKey: (index) => rows[index]?.applicationId ?? index,
    initialRect: firstScreen,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (loadMore !== null && lastShown >= rows.length - rowsAhead) loadMore();
  }, [loadMore, lastShown, rows.length]);
  const selectedAt = rows.findIndex((row) => row.applicationId === selectedId);
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (selectedId === seen.current || selectedAt < 0) return;
    seen.current = selectedId;
    virtual.scrollToIndex(selectedAt, { align: "auto" });
  }, [selectedId, selectedAt, virtual]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const next = rowAfterKey(event, selectedAt, rows.length - 1);
    const row = next === null ? undefined : rows[next];
    if (row === undefined) return;
    event.preventDefault();
    onSelect(row.applicationId);
  };
  const isActiveDrawn = items.some(({ index }) => index === selectedAt) && selectedId !== null;
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface">
      <div
        ref={scroller}
        role="grid"
        aria-label="Applications to sell"
        aria-rowcount={total === null ? -1 : total + 1}
        aria-activedescendant={isActiveDrawn ? rowIdOf(selectedId) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="relative min-h-0 flex-1 overflow-y-auto -outline-offset-2"
      >
        <HeadRow />
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return row ? (
              <SellerRow
                key={row.applicationId}
                ref={virtual.measureElement}
                row={row}
                place={index + 1}
                top={start}
                isSelected={row.applicationId === selectedId}
                onOpen={onOpen}
                assign={assign}
              />
            ) : null;
          })}
        </div>
      </div>
    </div>
  );
}

const heads: readonly { readonly text: string; readonly isWide?: true }[] = [
  { text: "Store" },
  { text: "Application", isWide: true },
  { text: "Owner", isWide: true },
  { text: "Risk" },
  { text: "Stages" },
  { text: "Now" },
  { text: "Waiting on", isWide: true },
  { text: "Due" },
  { text: "Assignee" },
];

function HeadRow() {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 bg-surface max-lg:sr-only">
      <div
        role="row"
        aria-rowindex={1}
        className={cx(
          sellerColumns,
          "h-8 items-center border-b border-border px-6 text-meta font-medium text-muted-fg",
        )}
      >
        {heads.map(({ text, isWide }) => (
          <span key={text} role="columnheader" className={isWide && "lg:max-xl:hidden"}>
            <span className={text === "Assignee" ? "sr-only" : undefined}>{text}</span>
          </span>
        ))}
      </div>
    </div>
  );
}
