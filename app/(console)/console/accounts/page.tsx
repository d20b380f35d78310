import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { AccountLookup } from "@/components/accounts/account-lookup";
import { askedOf, lookupAddress } from "@/components/accounts/lookup-address";
import { lookupRows } from "@/components/accounts/page-sizes";
import { ConsolePage } from "@/components/shell/console-page";
import { pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../staff-session";

export const metadata: Metadata = { title: "Accounts" };

const readAddress = createLoader(lookupAddress);

export default async function AccountsRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await staffSession();
  const { lq } = await readAddress(searchParams);
  const { trpc, queries, state } = await pageReads();
  await queries.prefetchInfiniteQuery(
    trpc.accounts.search.infiniteQueryOptions(
      { ...askedOf(null, lq), limit: lookupRows },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return (
    <ConsolePage title="Accounts" fills>
      <HydrationBoundary state={state()}>
        <AccountLookup />
      </HydrationBoundary>
    </ConsolePage>
  );
}
