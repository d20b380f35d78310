"use client";

import { boundedCountText } from "@/components/kit/count-text";
import { useListShortcuts } from "@/components/shortcuts/use-list-shortcuts";
import { InlineError } from "@/components/ui/inline-error";
import type { SellersSummaryDto, SellerView } from "@/server/accounts/application/dto/sellers-dto";
import { durationText } from "./duration-text";
import { EmptySellers } from "./empty-sellers";
import { ListNews } from "./list-news";
import { listInput, type SellersAddress, type SellersFilter, type SellersViewWord } from "./sellers-address";
import { SellersList } from "./sellers-list";
import { ListSkeleton } from "./sellers-skeleton";
import { StageLegend } from "./stage-strip";
import type { Assign } from "./use-assign";
import { useSellers } from "./use-sellers";
import { useTakeKey } from "./use-take-key";

type FilteredListProps = {
  filter: SellersFilter;
  address: SellersAddress;
  summary: SellersSummaryDto | null;
  selectedId: string | null;
  onSelect: (applicationId: string) => void;
  onOpen: (applicationId: string) => void;
  onQuery: (q: string) => void;
  onView: (view: SellersViewWord) => void;
  assign: Assign;
};

/** The list with what is said above and below it; loading, failed, empty or full. */
export function FilteredList(props: FilteredListProps) {
  const { filter, address, summary, selectedId, onSelect, onOpen, onQuery, onView, assign } = props;
  const sellers = useSellers(listInput(filter));
  const { rows, problem } = sellers;
  useListShortcuts({ keys: rows.map(({ applicationId }) => applicationId), selectedKey: selectedId, onSelect, onOpen });
  useTakeKey(rows.find(({ applicationId }) => applicationId === selectedId) ?? null, assign);
  return (
    <>
      <span
        aria-hidden="true"
        className={sellers.isRefreshing ? "h-0.5 shrink-0 animate-breathe bg-primary" : "hidden"}
      />
      <ListNews
        news={sellers.news}
        readAt={sellers.readAt}
        isRefreshing={sellers.isRefreshing}
        onApply={sellers.applyNew}
      />
      {problem ? <InlineError {...problem} onRetry={sellers.retry} retrying={sellers.isRefreshing} /> : null}
      {sellers.isLoading ? <ListSkeleton /> : null}
      {rows.length === 0 && !sellers.isLoading && problem === null ? (
        <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
          <EmptySellers view={address.view} q={address.q} onQuery={onQuery} onView={onView} />
        </div>
      ) : null}
      {rows.length > 0 ? (
        <SellersList
          key={`${filter.view} ${address.q}`}
          rows={rows}
          total={totalOf(summary, filter.view, address.q)}
          selectedId={selectedId}
          onSelect={onSelect}
          onOpen={onOpen}
          loadMore={sellers.loadMore}
          assign={assign}
        />
      ) : null}
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-t border-border bg-surface px-4 py-2 text-meta text-muted-fg max-lg:hidden sm:px-6 lg:h-9 lg:py-0">
        <StageLegend />
        <p className="ms-auto">{summary ? approvedText(summary.approved) : null}</p>
      </div>
    </>
  );
}

/** How many rows there are, where that is known. */
function totalOf(summary: SellersSummaryDto | null, view: SellerView, q: string): number | null {
  const count = summary?.counts[view];
  return q === "" && count && !count.more ? count.count : null;
}

/** "41 approved in 30 days, median 2 d 4 h from start to end" */
function approvedText({ count, medianMinutes }: SellersSummaryDto["approved"]): string {
  const approved = `${boundedCountText(count)} approved in 30 days`;
  return medianMinutes === null ? approved : `${approved}, median ${durationText(medianMinutes)} from start to end`;
}
