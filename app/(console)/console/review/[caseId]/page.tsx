import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseScreen } from "@/components/review/case-screen";
import { ConsolePage } from "@/components/shell/console-page";
import { isAbsent, pageReads } from "@/server/trpc/page-reads";

export const metadata: Metadata = { title: "Case" };

/** The same case as in the queue's pane, on a page of its own. */
export default async function CaseRoute({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const { trpc, queries, state } = await pageReads();
  const read = trpc.review.get.queryOptions({ caseId, view: "DUE_FIRST" });
  const reviewCase = await queries.fetchQuery(read).catch((error: unknown) => {
    if (isAbsent(error)) notFound();
    throw error;
  });
  return (
    <ConsolePage
      title={<bdi>{reviewCase.account.name.text}</bdi>}
      trail={[{ label: "Review", href: "/console/review" }]}
      fills
    >
      <HydrationBoundary state={state()}>
        <CaseScreen caseId={caseId} />
      </HydrationBoundary>
    </ConsolePage>
  );
}
