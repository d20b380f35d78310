"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Time } from "@/components/kit/time";
import { useListShortcuts } from "@/components/shortcuts/use-list-shortcuts";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { DataTable } from "@/components/ui/data-table";
import { SkeletonRows } from "@/components/ui/skeleton";
import { NoSignals } from "./no-signals";
import { columnsOf } from "./signal-columns";
import type { SignalsAddress, SignalsChange } from "./signals-address";
import { keyOfSignal, type SignalFilter, signalRows } from "./signals-input";

type SignalListProps = {
  filter: SignalFilter;
  address: SignalsAddress;
  onOpen: (key: string) => void;
  onPin: (key: string) => void;
  onChange: (change: SignalsChange) => void;
  /** With a signal open beside it the list keeps what names a row. */
  isNarrow: boolean;
};

const skeletonRows = 12;

/** The signals one by one, newest recording first. */
export function SignalList({ filter, address, onOpen, onPin, onChange, isNarrow }: SignalListProps) {
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<string | null>(address.ev);
  const list = useInfiniteQuery(
    trpc.signals.list.infiniteQueryOptions(
      { ...filter, limit: signalRows },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
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
  useShortcut("signal-pin", () => {
    const key = focusedRow() ?? selected;
    if (key !== null) onPin(key);
  });
  const searchedTo = list.data?.pages.at(-1)?.searchedTo ?? null;
  return (
    <section
      aria-label="Signals"
      aria-busy={list.isPlaceholderData || undefined}
      className="min-w-0 overflow-hidden rounded-md border border-border bg-surface"
    >
      {list.isPending ? <SkeletonRows count={skeletonRows} rowHeight={36} label="Loading the signals" /> : null}
      {list.error ? <QueryProblem error={list.error} isFetching={list.isFetching} refetch={list.refetch} /> : null}
      {list.data && rows.length === 0 && searchedTo === null ? (
        <NoSignals address={address} onChange={onChange} />
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

/** A row that has the focus is meant, in this list or among the pinned. */
const focusedRow = (): string | null => document.activeElement?.closest("[data-row]")?.getAttribute("data-row") ?? null;
