// biome-ignore-all lint/a11y/useSemanticElements: a table that draws only what is in view.
// biome-ignore-all lint/a11y/useFocusableInteractive: its cells are read; what is pressed stands inside them.
"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { cx } from "./cx";

export type VirtualColumn<Row> = {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly isRowHeader?: boolean;
  /** Where the column goes away: the row must still make sense. */
  readonly className?: string;
};

type VirtualTableProps<Row> = {
  /** Name of the table for speech. */
  label: string;
  columns: readonly VirtualColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The widths of the columns, as classes of a grid. */
  template: string;
  /** About as high as a row is before it is measured. */
  rowHeight?: number;
};

const firstScreen = { width: 900, height: 480 };

/** Hundreds of rows of which only those in view exist. ArrowUp and ArrowDown go to the same control of the next row. */
export function VirtualTable<Row>({ label, columns, rows, rowKey, template, rowHeight = 44 }: VirtualTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
    initialRect: firstScreen,
    overscan: 8,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const from = event.target;
    if (step === 0 || !(from instanceof HTMLInputElement)) return;
    const at = Number(from.closest("[data-index]")?.getAttribute("data-index") ?? Number.NaN) + step;
    if (!(at >= 0 && at < rows.length)) return;
    event.preventDefault();
    virtual.scrollToIndex(at, { align: "auto" });
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"] input`)?.focus();
    });
  };
  return (
    <div
      ref={scroller}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard.
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="relative max-h-[min(30rem,60vh)] overflow-y-auto text-table -outline-offset-2"
    >
      <div role="rowgroup" className="sticky top-0 z-10 border-b border-border bg-surface">
        <div role="row" aria-rowindex={1} className={cx("grid h-8 items-center gap-x-3 px-4", template)}>
          {columns.map(({ key, header, className }) => (
            <span
              key={key}
              role="columnheader"
              className={cx("truncate text-meta font-medium text-muted-fg", className)}
            >
              {header}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <div
              key={key}
              ref={virtual.measureElement}
              role="row"
              aria-rowindex={index + 2}
              data-index={index}
              className={cx(
                "absolute inset-x-0 grid min-h-row items-center gap-x-3 border-b border-row-line px-4",
                template,
              )}
              style={{ transform: `translateY(${start}px)` }}
            >
              {columns.map((column) => (
                <div
                  key={column.key}
                  role={column.isRowHeader ? "rowheader" : "cell"}
                  className={cx("min-w-0 py-1", column.className)}
                >
                  {column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
