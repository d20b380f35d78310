import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { auditAddress } from "@/components/audit/audit-address";
import { AuditBrowser } from "@/components/audit/audit-browser";
import { auditInput } from "@/components/audit/audit-input";
import { ConsolePage } from "@/components/shell/console-page";
import { pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../staff-session";

export const metadata: Metadata = { title: "Audit" };

const readAddress = createLoader(auditAddress);

export default async function AuditRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await staffSession();
  const address = await readAddress(searchParams);
  const { trpc, queries, state } = await pageReads();
  await Promise.all([
    queries.prefetchInfiniteQuery(
      trpc.audit.list.infiniteQueryOptions(auditInput(address, Date.now()), {
        getNextPageParam: (page) => page.nextCursor,
      }),
    ),
    queries.prefetchQuery(trpc.audit.chain.queryOptions()),
    address.ev ? queries.prefetchQuery(trpc.audit.get.queryOptions({ id: address.ev, recordedAt: null })) : null,
  ]);
  return (
    <ConsolePage title="Audit" fills>
      <HydrationBoundary state={state()}>
        <AuditBrowser />
      </HydrationBoundary>
    </ConsolePage>
  );
}
