import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import {
  boardStages,
  columnInput,
  listInput,
  loadSellersAddress,
  sellersFilter,
} from "@/components/sellers/list/sellers-address";
import { SellersScreen } from "@/components/sellers/list/sellers-screen";
import { ConsolePage } from "@/components/shell/console-page";
import { pageReads } from "@/server/trpc/page-reads";

export const metadata: Metadata = { title: "Sellers" };

/** The first rows, or the first cards of every column, come with the page. */
export default async function SellersRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const address = await loadSellersAddress(searchParams);
  const filter = sellersFilter(address);
  const inputs =
    address.layout === "board" ? boardStages(filter).map((stage) => columnInput(filter, stage)) : [listInput(filter)];
  const { trpc, queries, state } = await pageReads();
  await Promise.all([
    queries.prefetchQuery(trpc.sellers.summary.queryOptions()),
    ...inputs.map((input) =>
      queries.prefetchInfiniteQuery(
        trpc.sellers.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }),
      ),
    ),
  ]);
  return (
    <ConsolePage title="Sellers" fills>
      <HydrationBoundary state={state()}>
        <SellersScreen />
      </HydrationBoundary>
    </ConsolePage>
  );
}
