import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { ConsolePage } from "@/components/shell/console-page";
import { SystemSections } from "@/components/system/system-sections";
import { pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../staff-session";

export const metadata: Metadata = { title: "System" };

export default async function SystemRoute() {
  const { can } = await staffSession();
  if (!can.includes("system.read")) forbidden();
  const { trpc, queries, state } = await pageReads();
  const paging = { getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor };
  await Promise.all([
    queries.prefetchQuery(trpc.system.outbox.queryOptions()),
    queries.prefetchQuery(trpc.system.projections.queryOptions()),
    queries.prefetchQuery(trpc.system.broker.queryOptions()),
    queries.prefetchQuery(trpc.system.locks.queryOptions()),
    queries.prefetchQuery(trpc.system.sessions.queryOptions()),
    queries.prefetchQuery(trpc.system.installation.queryOptions()),
    queries.prefetchQuery(trpc.audit.chain.queryOptions()),
    queries.prefetchQuery(trpc.webhooks.list.queryOptions()),
    ...(can.includes("api-key.read")
      ? [queries.prefetchInfiniteQuery(trpc.apiKeys.list.infiniteQueryOptions({}, paging))]
      : []),
    queries.prefetchInfiniteQuery(
      trpc.system.parked.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
    ),
  ]);
  return (
    <ConsolePage title="System">
      <HydrationBoundary state={state()}>
        <SystemSections />
      </HydrationBoundary>
    </ConsolePage>
  );
}
