import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { ConsolePage } from "@/components/shell/console-page";
import { TeamBrowser } from "@/components/team/team-browser";
import { pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../staff-session";

export const metadata: Metadata = { title: "Team" };

export default async function TeamRoute() {
  const { can } = await staffSession();
  if (!can.includes("team.read")) forbidden();
  const { trpc, queries, state } = await pageReads();
  const paging = { getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor };
  await Promise.all([
    queries.prefetchInfiniteQuery(trpc.team.list.infiniteQueryOptions({}, paging)),
    queries.prefetchInfiniteQuery(trpc.team.invitations.infiniteQueryOptions({}, paging)),
  ]);
  return (
    <ConsolePage title="Team">
      <HydrationBoundary state={state()}>
        <TeamBrowser />
      </HydrationBoundary>
    </ConsolePage>
  );
}
