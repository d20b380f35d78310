"use client";

import { type KeyboardEvent, useCallback, useState } from "react";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import type { BoundedCount } from "@/server/accounts/application/dto/page";
import type { SellerRowDto, SellersSummaryDto } from "@/server/accounts/application/dto/sellers-dto";
import { BoardColumn, type ColumnState } from "./board-column";
import { type CardPlace, nextPlace } from "./board-keys";
import { ListNews } from "./list-news";
import { type BoardStage, boardStages, type SellersFilter } from "./sellers-address";
import type { Assign } from "./use-assign";
import { useTakeKey } from "./use-take-key";

type SellersBoardProps = {
  filter: SellersFilter;
  isFiltered: boolean;
  summary: SellersSummaryDto | null;
  selectedId: string | null;
  onSelect: (applicationId: string) => void;
  onOpen: (applicationId: string) => void;
  assign: Assign;
};

const columns: readonly { readonly stage: BoardStage; readonly label: string }[] = [
  { stage: "BUSINESS", label: "Business" },
  { stage: "IDENTITY", label: "Identity" },
  { stage: "TAX", label: "Tax" },
  { stage: "PAYOUT", label: "Payout" },
  { stage: "STORE", label: "Store" },
  { stage: "FINAL", label: "Final" },
];

type States = Readonly<Partial<Record<BoardStage, ColumnState>>>;

/** Six columns, one for each stage. Arrows walk over the cards, Enter opens one; nothing here approves anything. */
export function SellersBoard({ filter, isFiltered, summary, selectedId, onSelect, onOpen, assign }: SellersBoardProps) {
  const [states, setStates] = useState<States>({});
  const [wanted, setWanted] = useState<CardPlace | null>(null);
  const onState = useCallback(
    (stage: BoardStage, state: ColumnState) => setStates((before) => ({ ...before, [stage]: state })),
    [],
  );
  const wantedStages = boardStages(filter);
  const shown = columns.filter(({ stage }) => wantedStages.includes(stage));
  const sizes = shown.map(({ stage }) => states[stage]?.rows.length ?? 0);
  const rowAt = ({ column, card }: CardPlace): SellerRowDto | undefined =>
    states[shown[column]?.stage ?? "BUSINESS"]?.rows[card];
  const active = placeOf(selectedId, shown, states);
  const selected = active && rowAt(active);
  const go = (key: string): boolean => {
    const next = nextPlace(key, active, sizes);
    const row = next && rowAt(next);
    if (!next || !row) return false;
    setWanted(next);
    onSelect(row.applicationId);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return;
    if (!(event.target instanceof HTMLElement && event.target.dataset["card"])) return;
    if (event.key === "Enter" && selected) {
      event.preventDefault();
      onOpen(selected.applicationId);
    } else if (go(event.key)) event.preventDefault();
  };
  useShortcut("list-next", () => void go("j"));
  useShortcut("list-previous", () => void go("k"));
  useShortcut("list-open", () => selected && onOpen(selected.applicationId), selected !== null);
  useTakeKey(selected ?? null, assign);
  const first = firstCard(sizes);
  const tabStop = active ?? first;
  const reading = Object.values(states);
  return (
    <>
      <ListNews
        news={sumOf(reading.map(({ news }) => news))}
        readAt={reading[0]?.readAt ?? null}
        isRefreshing={reading.some(({ isRefreshing }) => isRefreshing)}
        onApply={() => {
          for (const { applyNew } of reading) applyNew();
        }}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the cards have the focus, the board hears where they go. */}
      <div
        onKeyDown={onKeyDown}
        className="grid min-h-0 flex-1 gap-3 border-t border-border px-6"
        style={{ gridTemplateColumns: `repeat(${Math.max(shown.length, 1)}, minmax(0, 1fr))` }}
      >
        {shown.map(({ stage, label }, column) => (
          <BoardColumn
            key={stage}
            place={columns.findIndex((one) => one.stage === stage) + 1}
            stage={stage}
            label={label}
            filter={filter}
            isFiltered={isFiltered}
            figures={summary?.stages.find((one) => one.stage === stage) ?? null}
            active={tabStop?.column === column ? tabStop.card : null}
            wanted={wanted?.column === column ? wanted : null}
            onFocus={(card) => {
              const row = rowAt({ column, card });
              if (row && row.applicationId !== selectedId) onSelect(row.applicationId);
            }}
            onOpen={(row) => onOpen(row.applicationId)}
            onState={onState}
            assign={assign}
          />
        ))}
      </div>
    </>
  );
}

function placeOf(id: string | null, shown: readonly { stage: BoardStage }[], states: States): CardPlace | null {
  for (const [column, { stage }] of shown.entries()) {
    const card = states[stage]?.rows.findIndex(({ applicationId }) => applicationId === id) ?? -1;
    if (card >= 0) return { column, card };
  }
  return null;
}

function firstCard(sizes: readonly number[]): CardPlace | null {
  const column = sizes.findIndex((size) => size > 0);
  return column < 0 ? null : { column, card: 0 };
}

function sumOf(counts: readonly (BoundedCount | null)[]): BoundedCount | null {
  const some = counts.filter((count) => count !== null);
  if (some.length === 0) return null;
  return { count: some.reduce((sum, { count }) => sum + count, 0), more: some.some(({ more }) => more) };
}
