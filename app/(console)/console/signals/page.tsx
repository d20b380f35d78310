import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { createLoader, type SearchParams } from "nuqs/server";
import { ConsolePage } from "@/components/shell/console-page";
import { signalsAddress } from "@/components/signals/signals-address";
import { SignalsBrowser } from "@/components/signals/signals-browser";
import { signalFilterInput, signalRows } from "@/components/signals/signals-input";
import { pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../staff-session";

export const metadata: Metadata = { title: "Signals" };

const readAddress = createLoader(signalsAddress);

export default async function SignalsRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { can } = await staffSession();
  if (!can.includes("signal.read")) forbidden();
  const address = await readAddress(searchParams);
  const filter = signalFilterInput(address, Date.now());
  const { trpc, queries, state } = await pageReads();
  await Promise.all([
    queries.prefetchQuery(trpc.signals.histogram.queryOptions(filter)),
    address.group
      ? queries.prefetchQuery(trpc.signals.groups.queryOptions({ ...filter, group: address.group }))
      : queries.prefetchInfiniteQuery(
          trpc.signals.list.infiniteQueryOptions(
            { ...filter, limit: signalRows },
            { getNextPageParam: (page) => page.nextCursor },
          ),
        ),
  ]);
  return (
    <ConsolePage title="Signals">
      <HydrationBoundary state={state()}>
        <SignalsBrowser />
      </HydrationBoundary>
    </ConsolePage>
  );
}
