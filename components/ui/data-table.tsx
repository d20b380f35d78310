"use client";

import { Fragment, type ReactNode, useRef } from "react";
import { Button } from "./button";
import { cx } from "./cx";
import { useRowKeys } from "./use-row-keys";

export type Column<Row> = {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** A CSS width; the columns without one share what is left. */
  readonly width?: string;
  readonly align?: "start" | "end";
  /** The cell that names its row. */
  readonly isRowHeader?: boolean;
  /** Screen width below which the column goes away; the row must still make sense. */
  readonly hiddenBelow?: "sm" | "lg" | "xl";
  readonly sort?: { readonly direction: "ascending" | "descending" | "none"; readonly onSort: () => void };
};

export type DataTableProps<Row> = {
  /** Name of the table for speech. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  selectedKey?: string | null;
  /** Given, rows can be chosen by press, arrows, j and k. */
  onSelect?: (row: Row) => void;
  /** Enter, or a second press. */
  onOpen?: (row: Row) => void;
  /** A first press; chooses the row unless told otherwise. */
  onPress?: (row: Row) => void;
  /** A heading between rows wherever its text changes, as days. */
  groupOf?: (row: Row) => string;
  empty: ReactNode;
  /** Null at the end of the list. */
  onLoadMore?: (() => void) | null;
  loadingMore?: boolean;
  loadMoreLabel?: string;
  /** Inside a card the outer cells keep the card's 16 pixels, on a page its 24. */
  isInCard?: boolean;
};

const hidden = { sm: "max-sm:hidden", lg: "max-lg:hidden", xl: "max-xl:hidden" } as const;

/** A real table whose rows can be walked through; more rows come by a button, so the list never jumps. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, onSelect, selectedKey = null, onLoadMore, loadingMore = false } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const keys = rows.map(rowKey);
  const choose = (key: string) => {
    const row = rows.find((candidate) => rowKey(candidate) === key);
    if (row) onSelect?.(row);
  };
  const open = (key: string) => {
    const row = rows.find((candidate) => rowKey(candidate) === key);
    if (row) props.onOpen?.(row);
  };
  const onKeyDown = useRowKeys({ container: body, keys, selectedKey, onSelect: choose, onOpen: open });
  if (rows.length === 0) return <>{props.empty}</>;
  return (
    <>
      <table
        aria-label={label}
        role={onSelect ? "grid" : undefined}
        className="w-full table-fixed border-collapse text-table max-sm:table-auto"
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} edge={edgeOf(props)} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onSelect ? onKeyDown : undefined}>
          {rows.map((row, index) => (
            <Fragment key={rowKey(row)}>
              <GroupHeading {...props} index={index} />
              <BodyRow {...props} row={row} isTabStop={(selectedKey ?? keys[0]) === rowKey(row)} />
            </Fragment>
          ))}
        </tbody>
      </table>
      {onLoadMore ? (
        <div className="flex justify-center p-3 print:hidden">
          <Button onClick={onLoadMore} busy={loadingMore} busyLabel="Loading more">
            {props.loadMoreLabel ?? "Load more"}
          </Button>
        </div>
      ) : null}
    </>
  );
}

const edgeOf = ({ isInCard }: { isInCard?: boolean }): string =>
  cx("first:ps-4 last:pe-4", !isInCard && "sm:first:ps-6 sm:last:pe-6");

function HeaderCell<Row>({ column, edge }: { column: Column<Row>; edge: string }) {
  const { sort } = column;
  return (
    <th
      scope="col"
      aria-sort={sort?.direction}
      style={column.width ? { width: column.width } : undefined}
      className={cx(
        "sticky top-0 z-10 h-8 border-b border-border bg-surface px-cell text-meta font-medium text-muted-fg",
        edge,
        column.align === "end" ? "text-end" : "text-start",
        column.hiddenBelow && hidden[column.hiddenBelow],
      )}
    >
      {sort ? (
        <button
          type="button"
          className="inline-flex items-center gap-1 font-medium hover:text-fg"
          onClick={sort.onSort}
        >
          {column.header}
          <span aria-hidden="true">{{ ascending: "▴", descending: "▾", none: "" }[sort.direction]}</span>
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

function GroupHeading<Row>({ rows, groupOf, columns, isInCard, index }: DataTableProps<Row> & { index: number }) {
  const row = rows[index];
  if (!groupOf || row === undefined) return null;
  const before = rows[index - 1];
  const group = groupOf(row);
  if (before !== undefined && groupOf(before) === group) return null;
  return (
    <tr>
      <th
        scope="colgroup"
        colSpan={columns.length}
        className={cx(
          "h-8 border-b border-row-line bg-bg px-4 text-start text-meta font-emphasis text-muted-fg",
          !isInCard && "sm:px-6",
        )}
      >
        {group}
      </th>
    </tr>
  );
}

function BodyRow<Row>(props: DataTableProps<Row> & { row: Row; isTabStop: boolean }) {
  const { row, columns, rowKey, selectedKey, onSelect, onOpen, isTabStop } = props;
  const onPress = props.onPress ?? onSelect;
  const isSelected = selectedKey === rowKey(row);
  return (
    <tr
      data-row={rowKey(row)}
      aria-selected={onSelect ? isSelected : undefined}
      tabIndex={onSelect ? (isTabStop ? 0 : -1) : undefined}
      onClick={onPress ? () => onPress(row) : undefined}
      onDoubleClick={onOpen ? () => onOpen(row) : undefined}
      className={cx(
        "h-row scroll-my-10 border-b border-row-line",
        onSelect && "cursor-default hover:bg-hover",
        isSelected && "bg-primary-soft inset-shadow-[3px_0_0_var(--primary)] hover:bg-primary-soft",
      )}
    >
      {columns.map((column) => {
        const Cell = column.isRowHeader ? "th" : "td";
        return (
          <Cell
            key={column.key}
            scope={column.isRowHeader ? "row" : undefined}
            className={cx(
              "truncate px-cell font-normal",
              edgeOf(props),
              column.align === "end" ? "num" : "text-start",
              column.hiddenBelow && hidden[column.hiddenBelow],
            )}
          >
            {column.cell(row)}
          </Cell>
        );
      })}
    </tr>
  );
}
