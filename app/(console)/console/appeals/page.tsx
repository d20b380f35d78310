import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { createLoader, type SearchParams } from "nuqs/server";
import { appealsAddress, appealsInput } from "@/components/appeals/appeals-address";
import { AppealsBrowser } from "@/components/appeals/appeals-browser";
import { ConsolePage } from "@/components/shell/console-page";
import { pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../staff-session";

export const metadata: Metadata = { title: "Appeals" };

const readAddress = createLoader(appealsAddress);

export default async function AppealsRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { can } = await staffSession();
  if (!can.includes("appeal.read")) forbidden();
  const { tab } = await readAddress(searchParams);
  const { trpc, queries, state } = await pageReads();
  await queries.prefetchInfiniteQuery(
    trpc.appeals.list.infiniteQueryOptions(appealsInput(tab), { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <ConsolePage title="Appeals" fills>
      <HydrationBoundary state={state()}>
        <AppealsBrowser />
      </HydrationBoundary>
    </ConsolePage>
  );
}
