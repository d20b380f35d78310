"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { boundedCountText } from "@/components/kit/count-text";
import { InlineError } from "@/components/ui/inline-error";
import type { BoundedCount } from "@/server/accounts/application/dto/page";
import type { SellerRowDto, SellerStageDto } from "@/server/accounts/application/dto/sellers-dto";
import { BoardCard } from "./board-card";
import type { CardPlace } from "./board-keys";
import { durationText } from "./duration-text";
import { type BoardStage, columnInput, type SellersFilter } from "./sellers-address";
import { CardSkeletons } from "./sellers-skeleton";
import type { Assign } from "./use-assign";
import { useSellers } from "./use-sellers";

export type ColumnState = {
  readonly rows: readonly SellerRowDto[];
  readonly news: BoundedCount | null;
  readonly readAt: Date | null;
  readonly isRefreshing: boolean;
  readonly applyNew: () => void;
};

type BoardColumnProps = {
  place: number;
  stage: BoardStage;
  label: string;
  filter: SellersFilter;
  isFiltered: boolean;
  figures: SellerStageDto | null;
  /** The card of this column that has the focus or would get it; null when it is in another. */
  active: number | null;
  /** Drawn into view when it is set by a key. */
  wanted: CardPlace | null;
  onFocus: (card: number) => void;
  onOpen: (row: SellerRowDto) => void;
  onState: (stage: BoardStage, state: ColumnState) => void;
  assign: Assign;
};

const cardHeight = 148;
const firstColumn = { width: 187, height: 8 * cardHeight };
const cardsAhead = 5;

/** One stage with its cards, read page by page; only those in view exist. */
export function BoardColumn(props: BoardColumnProps) {
  const { place, stage, label, filter, isFiltered, figures, active, wanted, onState } = props;
  const sellers = useSellers(columnInput(filter, stage));
  const { rows, news, readAt, isRefreshing, applyNew, loadMore } = sellers;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    getItemKey: (index) => rows[index]?.applicationId ?? index,
    initialRect: firstColumn,
    overscan: 4,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (loadMore !== null && lastShown >= rows.length - cardsAhead) loadMore();
  }, [loadMore, lastShown, rows.length]);
  const report = useEffectEvent((_changed: string) => onState(stage, { rows, news, readAt, isRefreshing, applyNew }));
  const ids = rows.map(({ applicationId, assignee }) => `${applicationId} ${assignee?.accountId}`).join();
  const signature = `${ids} ${news?.count ?? 0} ${readAt?.getTime()} ${isRefreshing}`;
  // Before anything is drawn: a key pressed at first sight finds every column.
  useLayoutEffect(() => report(signature), [signature]);
  // Only a key moves the focus, never a row that came.
  const show = useEffectEvent((card: number) => {
    virtual.scrollToIndex(card, { align: "auto" });
    requestAnimationFrame(() => {
      const id = rows[card]?.applicationId;
      scroller.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus({ preventScroll: true });
    });
  });
  useEffect(() => {
    if (wanted !== null) show(wanted.card);
  }, [wanted]);
  const shown = isFiltered
    ? `${rows.length}${sellers.hasMore ? "+" : ""}`
    : figures
      ? boundedCountText(figures.count)
      : "";
  return (
    <section aria-labelledby={`column-${stage}`} className="flex min-h-0 min-w-0 flex-col">
      <h2 id={`column-${stage}`} className="flex h-10 shrink-0 items-center gap-1.5 text-body font-normal">
        <span className="text-muted-fg">{place}</span>
        <span className="font-emphasis">{label}</span>
        <span className="text-muted-fg">{shown}</span>
        {figures && figures.medianMinutes !== null ? (
          <span className="ms-auto text-meta text-muted-fg">
            <span className="sr-only">median </span>
            {durationText(figures.medianMinutes)}
          </span>
        ) : null}
      </h2>
      <div ref={scroller} className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1 pt-0.5 [scrollbar-width:thin]">
        {sellers.problem ? (
          <InlineError {...sellers.problem} onRetry={sellers.retry} retrying={sellers.isRefreshing} />
        ) : null}
        {sellers.isLoading ? <CardSkeletons count={2} /> : null}
        {!sellers.isLoading && rows.length === 0 && sellers.problem === null ? (
          <p className="pt-1 text-meta text-muted-fg">None</p>
        ) : null}
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return row ? (
              <BoardCard
                key={row.applicationId}
                ref={virtual.measureElement}
                index={index}
                top={start}
                row={row}
                isActive={index === active}
                onFocus={() => props.onFocus(index)}
                onOpen={() => props.onOpen(row)}
                assign={props.assign}
              />
            ) : null;
          })}
        </ul>
      </div>
    </section>
  );
}
