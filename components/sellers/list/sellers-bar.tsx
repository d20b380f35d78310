"use client";

import { List } from "lucide-react";
import { boundedCountText } from "@/components/kit/count-text";
import { cx } from "@/components/ui/cx";
import { Segmented } from "@/components/ui/segmented";
import type { SellersSummaryDto, SellerView } from "@/server/accounts/application/dto/sellers-dto";
import type { SellersLayout, SellersViewWord } from "./sellers-address";
import { SellersFilterBox } from "./sellers-filter-box";

type SellersBarProps = {
  view: SellersViewWord;
  onView: (view: SellersViewWord) => void;
  counts: SellersSummaryDto["counts"] | null;
  q: string;
  onQuery: (q: string) => void;
  layout: SellersLayout;
  onLayout: (layout: SellersLayout) => void;
};

const views: readonly { readonly word: SellersViewWord; readonly label: string; readonly view: SellerView }[] = [
  { word: "all", label: "All", view: "ALL" },
  { word: "needs-us", label: "Needs us", view: "US" },
  { word: "waiting-for-seller", label: "Waiting for seller", view: "SELLER" },
  { word: "paused", label: "Paused", view: "PAUSED" },
  { word: "late", label: "Late", view: "LATE" },
];

const icon = { "aria-hidden": true, className: "size-3.5", strokeWidth: 2 } as const;

const segments = [
  {
    value: "list",
    label: (
      <>
        <List {...icon} /> List
      </>
    ),
  },
  {
    value: "board",
    label: (
      <>
        <BoardIcon /> Board
      </>
    ),
  },
] as const;

/** Three columns of cards, each as long as it is. */
function BoardIcon() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth={2} className="size-3.5">
      <rect x="3" y="3.5" width="5" height="17" rx="1" />
      <rect x="9.8" y="3.5" width="5" height="11" rx="1" />
      <rect x="16.5" y="3.5" width="5" height="7" rx="1" />
    </svg>
  );
}

/** The views with how much is in each, the filter, and the choice between list and board. */
export function SellersBar({ view, onView, counts, q, onQuery, layout, onLayout }: SellersBarProps) {
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-2 bg-surface px-4 py-3 sm:px-6 lg:h-14 lg:flex-nowrap lg:py-0">
      <fieldset className="flex min-w-0 gap-1 overflow-x-auto [scrollbar-width:none] max-lg:w-full">
        <legend className="sr-only">View</legend>
        {views.map((one) => (
          <button
            key={one.word}
            type="button"
            aria-pressed={one.word === view}
            onClick={() => onView(one.word)}
            className={cx(
              "h-control-small shrink-0 rounded-md px-2.5 whitespace-nowrap -outline-offset-2",
              one.word === view
                ? "bg-primary-soft font-emphasis text-primary-soft-fg"
                : "font-medium text-muted-fg hover:bg-hover",
            )}
          >
            {one.label}
            {counts ? <span className="ms-1.5 text-meta font-medium">{boundedCountText(counts[one.view])}</span> : null}
          </button>
        ))}
      </fieldset>
      <div className="ms-auto flex items-center gap-2 max-lg:w-full">
        <SellersFilterBox q={q} onQuery={onQuery} />
        <span className="max-lg:hidden">
          <Segmented label="Layout" segments={segments} value={layout} onChange={onLayout} size="medium" />
        </span>
      </div>
    </div>
  );
}
