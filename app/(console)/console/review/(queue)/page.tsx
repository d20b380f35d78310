import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { loadReviewAddress, reviewPageSize, viewOf } from "@/components/review/review-address";
import { ReviewScreen } from "@/components/review/review-screen";
import { ConsolePage } from "@/components/shell/console-page";
import { pageReads } from "@/server/trpc/page-reads";

export const metadata: Metadata = { title: "Review" };

type ReviewRouteProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The first rows and the case that will be open come with the page. */
export default async function ReviewRoute({ searchParams }: ReviewRouteProps) {
  const address = await loadReviewAddress(searchParams);
  const view = viewOf(address.view);
  const { trpc, queries, state } = await pageReads();
  const list = trpc.review.list.infiniteQueryOptions(
    { view, sample: address.sample, limit: reviewPageSize },
    { getNextPageParam: (page) => page.nextCursor },
  );
  await queries.prefetchInfiniteQuery(list);
  const caseId = address.sel ?? queries.getQueryData(list.queryKey)?.pages[0]?.rows[0]?.caseId;
  if (caseId) await queries.prefetchQuery(trpc.review.get.queryOptions({ caseId, view }));
  return (
    <ConsolePage title="Review" fills>
      <HydrationBoundary state={state()}>
        <ReviewScreen />
      </HydrationBoundary>
    </ConsolePage>
  );
}
