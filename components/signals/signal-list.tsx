"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { exactPointsText } from "@/components/kit/points";
import { Time } from "@/components/kit/time";
import { useListShortcuts } from "@/components/shortcuts/use-list-shortcuts";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { SignalRowDto } from "@/server/accounts/application/dto/signals-dto";
import { isFiltered, noFilter, type SignalsAddress, type SignalsChange } from "./signals-address";
import { keyOfSignal, type SignalFilter, signalRows } from "./signals-input";

type SignalListProps = {
  filter: SignalFilter;
  address: SignalsAddress;
  onOpen: (key: string) => void;
  onClear: (change: SignalsChange) => void;
  /** With a signal open beside it the list keeps what names a row. */
  isNarrow: boolean;
};

const skeletonRows = 12;

/** The signals one by one, newest recording first. */
export function SignalList({ filter, address, onOpen, onClear, isNarrow }: SignalListProps) {
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<string | null>(address.ev);
  const list = useInfiniteQuery(
    trpc.signals.list.infiniteQueryOptions(
      { ...filter, limit: signalRows },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const keys = rows.map(keyOfSignal);
  const selected = address.ev ?? chosen;
  const select = (key: string) => {
    setChosen(key);
    if (address.ev !== null) onOpen(key);
  };
  useListShortcuts({ keys, selectedKey: selected, onSelect: select, onOpen });
  const searchedTo = list.data?.pages.at(-1)?.searchedTo ?? null;
  return (
    <section aria-label="Signals" className="min-w-0 overflow-hidden rounded-md border border-border bg-surface">
      {list.isPending ? <SkeletonRows count={skeletonRows} rowHeight={36} label="Loading the signals" /> : null}
      {list.error ? <QueryProblem error={list.error} isFetching={list.isFetching} refetch={list.refetch} /> : null}
      {list.data && rows.length === 0 && searchedTo === null ? (
        <EmptyState
          title="No signals here"
          actions={isFiltered(address) ? <Button onClick={() => onClear(noFilter)}>Clear filters</Button> : undefined}
        >
          Nothing in this span matches.
        </EmptyState>
      ) : null}
      {rows.length > 0 || searchedTo ? (
        <DataTable
          label="Signals, newest first"
          columns={columnsOf(isNarrow)}
          rows={rows}
          rowKey={keyOfSignal}
          selectedKey={selected}
          onSelect={(row) => select(keyOfSignal(row))}
          onPress={(row) => onOpen(keyOfSignal(row))}
          onOpen={(row) => onOpen(keyOfSignal(row))}
          empty={null}
          isInCard
          onLoadMore={list.hasNextPage ? () => void list.fetchNextPage() : null}
          loadingMore={list.isFetchingNextPage}
          loadMoreLabel="Load older"
        />
      ) : null}
      {searchedTo ? (
        <p className="border-t border-row-line px-4 py-2 text-meta text-muted-fg">
          Looked back to <Time at={searchedTo.toISOString()} as="minute" />. Load older to go on.
        </p>
      ) : null}
    </section>
  );
}

/** The account; on a phone also what was seen, and when. */
function Whose({ row: { account, words, recordedAt } }: { row: SignalRowDto }) {
  return (
    <div className="max-sm:py-1.5 max-sm:[overflow-wrap:anywhere] max-sm:whitespace-normal sm:truncate">
      <Link href={`/console/accounts/${account.id}?tab=trust`} className="link">
        <bdi>{account.name.text}</bdi>
      </Link>
      <span className="block text-meta text-muted-fg sm:hidden">
        <bdi>{words}</bdi>
      </span>
      <span className="block text-meta text-muted-fg sm:hidden">
        <Time at={recordedAt.toISOString()} as="minute" />
      </span>
    </div>
  );
}

/** On the ground of the open row the tones are too faint to read. */
const pointsTone = (milli: number): string =>
  milli === 0 ? "text-subtle-fg" : `${milli > 0 ? "text-pos" : "text-neg"} in-aria-selected:text-fg`;

const columnsOf = (isNarrow: boolean): readonly Column<SignalRowDto>[] => [
  {
    key: "when",
    header: "When",
    width: "176px",
    hiddenBelow: "sm",
    cell: ({ recordedAt }) => <Time at={recordedAt.toISOString()} as="minute" className="text-muted-fg" />,
  },
  { key: "input", header: "Input", width: "128px", hiddenBelow: "sm", cell: ({ inputLabel }) => inputLabel },
  {
    key: "account",
    header: "Account",
    isRowHeader: true,
    cell: (row) => <Whose row={row} />,
  },
  {
    key: "value",
    header: "Value",
    hiddenBelow: "sm",
    cell: ({ words }) => <bdi title={words}>{words}</bdi>,
  },
  {
    key: "points",
    header: "Points",
    width: "84px",
    align: "end",
    cell: ({ pointsMilli }) => <span className={pointsTone(pointsMilli)}>{exactPointsText(pointsMilli)}</span>,
  },
  ...(isNarrow
    ? []
    : [
        {
          key: "event",
          header: "Source event",
          width: "112px",
          hiddenBelow: "xl" as const,
          cell: ({ source, sourceEventId }: SignalRowDto) => (
            <span className="mono text-muted-fg" title={`${source} ${sourceEventId}`}>
              {sourceEventId}
            </span>
          ),
        },
        {
          key: "rule",
          header: "Factor",
          width: "116px",
          hiddenBelow: "xl" as const,
          cell: ({ factorLabel }: SignalRowDto) => <span className="text-muted-fg">{factorLabel}</span>,
        },
        {
          key: "case",
          header: "Case",
          width: "68px",
          hiddenBelow: "lg" as const,
          cell: ({ caseId }: SignalRowDto) =>
            caseId ? (
              <Link href={`/console/review/${caseId}`} className="link">
                Open
              </Link>
            ) : (
              <span className="text-subtle-fg">—</span>
            ),
        },
      ]),
];
