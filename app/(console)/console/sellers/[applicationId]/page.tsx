import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { loadStageAddress, reviewInput } from "@/components/sellers/review/review-address";
import { StageReviewScreen } from "@/components/sellers/review/stage-review-screen";
import { StageTitle } from "@/components/sellers/review/stage-title";
import { ConsolePage } from "@/components/shell/console-page";
import { isAbsent, pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../../staff-session";

export const metadata: Metadata = { title: "Seller's application" };

type Route = { params: Promise<{ applicationId: string }>; searchParams: Promise<SearchParams> };

/** One application to sell, a stage at a time. */
export default async function StageReviewRoute({ params, searchParams }: Route) {
  const { can } = await staffSession();
  if (!can.includes("seller.read")) forbidden();
  const { applicationId } = await params;
  const { stage } = await loadStageAddress(searchParams);
  const { trpc, queries, state } = await pageReads();
  const read = trpc.sellers.review.queryOptions(reviewInput(applicationId, stage));
  const review = await queries.fetchQuery(read).catch((error: unknown) => {
    if (isAbsent(error)) notFound();
    throw error;
  });
  const documents = { applicationId, stage: review.stage };
  if (can.includes("document.read")) await queries.prefetchQuery(trpc.documents.ofApplication.queryOptions(documents));
  const shown = review.stages.find((line) => line.stage === review.stage)?.label.slice(2) ?? "";
  return (
    <HydrationBoundary state={state()}>
      <ConsolePage
        title={<StageTitle applicationId={applicationId} first={shown} />}
        trail={[
          { label: "Sellers", href: "/console/sellers" },
          { label: review.storeName, href: `/console/sellers/${applicationId}` },
        ]}
        fills
      >
        <StageReviewScreen applicationId={applicationId} />
      </ConsolePage>
    </HydrationBoundary>
  );
}
