import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { createLoader, type SearchParams } from "nuqs/server";
import { approvalsAddress, approvalsInput } from "@/components/approvals/approvals-address";
import { ApprovalsBrowser } from "@/components/approvals/approvals-browser";
import { ConsolePage } from "@/components/shell/console-page";
import { pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../staff-session";

export const metadata: Metadata = { title: "Approvals" };

const readAddress = createLoader(approvalsAddress);

export default async function ApprovalsRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { can } = await staffSession();
  if (!can.includes("approval.read")) forbidden();
  const { tab, ap } = await readAddress(searchParams);
  const { trpc, queries, state } = await pageReads();
  await Promise.all([
    queries.prefetchInfiniteQuery(
      trpc.approvals.list.infiniteQueryOptions(approvalsInput(tab), { getNextPageParam: (page) => page.nextCursor }),
    ),
    ap ? queries.prefetchQuery(trpc.approvals.get.queryOptions({ approvalId: ap })) : null,
  ]);
  return (
    <ConsolePage title="Approvals" fills>
      <HydrationBoundary state={state()}>
        <ApprovalsBrowser />
      </HydrationBoundary>
    </ConsolePage>
  );
}
