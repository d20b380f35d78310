"use client";

import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useEffect } from "react";
import { dismissToast, showToast } from "@/components/ui/toast-store";
import { FilteredList } from "./filtered-list";
import { applicationHref, isFiltered, sellersAddress, sellersFilter } from "./sellers-address";
import { SellersBar } from "./sellers-bar";
import { SellersBoard } from "./sellers-board";
import { parseSellersQuery, toggledPart } from "./sellers-query";
import { StageSummary } from "./stage-summary";
import { useAssign } from "./use-assign";
import { useIsWide } from "./use-is-wide";
import { useSellersSummary } from "./use-sellers-summary";

/** Applications to sell as a list or a board. What is seen stands in the address. */
export function SellersScreen() {
  const router = useRouter();
  const [address, setAddress] = useQueryStates(sellersAddress, { history: "replace" });
  const summary = useSellersSummary();
  const { assign } = useAssign();
  const isWide = useIsWide();
  const filter = sellersFilter(address);
  useIgnoredNotice(address.q);
  const onQuery = (q: string) => void setAddress({ q: q === "" ? null : q });
  const onView = (view: typeof address.view) => void setAddress({ view, sel: null }, { history: "push" });
  const shared = {
    filter,
    selectedId: address.sel,
    onSelect: (sel: string) => void setAddress({ sel }),
    onOpen: (applicationId: string) => {
      void setAddress({ sel: applicationId }).then(() => router.push(applicationHref(applicationId)));
    },
    assign,
  };
  const isBoard = address.layout === "board" && isWide;
  return (
    <>
      <SellersBar
        view={address.view}
        onView={onView}
        counts={summary?.counts ?? null}
        q={address.q}
        onQuery={onQuery}
        layout={address.layout}
        onLayout={(layout) => void setAddress({ layout }, { history: "push" })}
      />
      {isBoard ? (
        <SellersBoard {...shared} isFiltered={isFiltered(address)} summary={summary} />
      ) : (
        <>
          <StageSummary
            stages={summary?.stages ?? null}
            chosen={filter.stages}
            onStage={(stage) => onQuery(toggledPart(address.q, `stage:${stage.toLowerCase()}`))}
          />
          <FilteredList {...shared} address={address} summary={summary} onQuery={onQuery} onView={onView} />
        </>
      )}
    </>
  );
}

/** Says once what of the filter was left aside. */
function useIgnoredNotice(q: string): void {
  const ignored = parseSellersQuery(q).ignored.join(", ");
  useEffect(() => {
    if (ignored === "") return;
    const toast = showToast({ tone: "info", message: `Ignored: ${ignored.slice(0, 80)}` });
    return () => dismissToast(toast);
  }, [ignored]);
}
