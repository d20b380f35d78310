"use client";

import { useQueries } from "@tanstack/react-query";
import { PinOff } from "lucide-react";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { focusHome } from "@/components/ui/focus-home";
import { IconButton } from "@/components/ui/icon-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { SignalRowDto } from "@/server/accounts/application/dto/signals-dto";
import { columnsOf } from "./signal-columns";
import { keyOfSignal, signalOfKey } from "./signals-input";

type SignalPinsProps = {
  pins: readonly string[];
  opened: string | null;
  onOpen: (key: string) => void;
  onUnpin: (key: string) => void;
  onUnpinAll: () => void;
};

/** Signals put aside to compare: they stay, in the order they were pinned, whatever the list is narrowed to. */
export function SignalPins({ pins, opened, onOpen, onUnpin, onUnpinAll }: SignalPinsProps) {
  const trpc = useTRPC();
  const found = useQueries({ queries: pins.map((key) => trpc.signals.get.queryOptions(signalOfKey(key))) });
  const rows = found.flatMap(({ data }) => (data ? [data] : []));
  const failed = found.find(({ error }) => error !== null);
  const waiting = found.filter(({ isPending }) => isPending).length;
  return (
    <section
      aria-label="Pinned signals"
      className="min-w-0 overflow-hidden rounded-md border border-border bg-surface print:border-0"
    >
      <header className="flex items-center gap-2 border-b border-border py-1.5 ps-4 pe-2">
        <h2 className="text-panel font-semibold tracking-[-0.01em]">Pinned</h2>
        <span className="text-meta text-muted-fg">{pins.length}</span>
        <Button
          size="small"
          className="ms-auto print:hidden"
          onClick={({ currentTarget }) => {
            focusHome(currentTarget).back();
            onUnpinAll();
          }}
        >
          Unpin all
        </Button>
      </header>
      {failed?.error ? (
        <QueryProblem error={failed.error} isFetching={failed.isFetching} refetch={failed.refetch} />
      ) : null}
      {rows.length > 0 ? (
        <DataTable
          label="Pinned signals"
          columns={[...columnsOf(opened !== null), unpinning(onUnpin)]}
          rows={rows}
          rowKey={keyOfSignal}
          selectedKey={opened}
          onSelect={() => undefined}
          onPress={(row) => onOpen(keyOfSignal(row))}
          onOpen={(row) => onOpen(keyOfSignal(row))}
          empty={null}
          isInCard
        />
      ) : null}
      {waiting > 0 ? <SkeletonRows count={waiting} rowHeight={36} label="Loading the pinned signals" /> : null}
    </section>
  );
}

const unpinning = (onUnpin: (key: string) => void): Column<SignalRowDto> => ({
  key: "unpin",
  header: <span className="sr-only">Unpin</span>,
  width: "64px",
  align: "end",
  cell: (row) => (
    <IconButton
      size="small"
      label={`Unpin: ${row.words}`}
      icon={<PinOff aria-hidden="true" className="size-3.5" strokeWidth={1.75} />}
      onClick={(event) => {
        event.stopPropagation();
        focusHome(event.currentTarget).back();
        onUnpin(keyOfSignal(row));
      }}
    />
  ),
});
