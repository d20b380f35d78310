import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { PoliciesBrowser } from "@/components/policies/policies-browser";
import { ConsolePage } from "@/components/shell/console-page";
import { pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../staff-session";

export const metadata: Metadata = { title: "Policies" };

export default async function PoliciesRoute() {
  const { can } = await staffSession();
  if (!can.includes("policy.read")) forbidden();
  const { trpc, queries, state } = await pageReads();
  await queries.prefetchInfiniteQuery(
    trpc.policies.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <ConsolePage title="Policies">
      <HydrationBoundary state={state()}>
        <PoliciesBrowser />
      </HydrationBoundary>
    </ConsolePage>
  );
}
