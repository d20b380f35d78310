// biome-ignore-all lint/a11y/useSemanticElements: a grid that draws only what is in view.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
"use client";

import { useRef } from "react";
import { useRowGrid } from "@/components/kit/use-row-grid";
import { cx } from "@/components/ui/cx";
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

/** The applications as a grid with one tab stop: only rows in view exist, and the list never moves by itself. */
export function SellersList({ rows, total, selectedId, onSelect, onOpen, loadMore, assign }: SellersListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { virtual, activeKey, onKeyDown } = useRowGrid({
    rows,
    keyOf: ({ applicationId }) => applicationId,
    rowHeight: sellerRowHeight,
    firstWidth: 1232,
    overscan: 8,
    scroller,
    selectedKey: selectedId,
    isFirstInPlace: false,
    onSelect,
    loadMore,
  });
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface">
      <div
        ref={scroller}
        role="grid"
        aria-label="Applications to sell"
        aria-rowcount={total === null ? -1 : total + 1}
        aria-activedescendant={activeKey === undefined ? undefined : rowIdOf(activeKey)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="relative min-h-0 flex-1 overflow-y-auto -outline-offset-2"
      >
        <HeadRow />
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
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
