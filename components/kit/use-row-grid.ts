"use client";

import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { rowAfterKey } from "@/components/ui/grid-keys";

type RowGridProps<Row> = {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  rowHeight: number;
  /** How wide it is taken for in the first HTML, before anything can be measured. */
  firstWidth: number;
  overscan: number;
  scroller: RefObject<HTMLDivElement | null>;
  selectedKey: string | null;
  /** The row that is chosen from the start stands where it is: the list does not begin further down. */
  isFirstInPlace: boolean;
  onSelect: (key: string) => void;
  loadMore: (() => void) | null;
};

type RowGrid = {
  virtual: Virtualizer<HTMLDivElement, Element>;
  /** Of the chosen row, while it is drawn: speech is told of nothing that is not there. */
  activeKey: string | undefined;
  onKeyDown: (event: KeyboardEvent) => void;
};

const firstRows = 25;
const rowsAhead = 8;

/** A grid with one tab stop: only rows in view exist, the next page comes before its end, and it never moves by itself. */
export function useRowGrid<Row>(grid: RowGridProps<Row>): RowGrid {
  const { rows, keyOf, rowHeight, scroller, selectedKey, onSelect, loadMore } = grid;
  const keyAt = (index: number) => {
    const row = rows[index];
    return row === undefined ? undefined : keyOf(row);
  };
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyAt(index) ?? index,
    initialRect: { width: grid.firstWidth, height: firstRows * rowHeight },
    overscan: grid.overscan,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (loadMore !== null && lastShown >= rows.length - rowsAhead) loadMore();
  }, [loadMore, lastShown, rows.length]);
  const selectedAt = rows.findIndex((row) => keyOf(row) === selectedKey);
  const seen = useRef(grid.isFirstInPlace ? selectedKey : null);
  useEffect(() => {
    if (selectedKey === seen.current || selectedAt < 0) return;
    seen.current = selectedKey;
    virtual.scrollToIndex(selectedAt, { align: "auto" });
  }, [selectedKey, selectedAt, virtual]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const next = rowAfterKey(event, selectedAt, rows.length - 1);
    const key = next === null ? undefined : keyAt(next);
    if (key === undefined) return;
    event.preventDefault();
    onSelect(key);
  };
  const isDrawn = items.some(({ index }) => index === selectedAt);
  return { virtual, activeKey: isDrawn ? (selectedKey ?? undefined) : undefined, onKeyDown };
}
