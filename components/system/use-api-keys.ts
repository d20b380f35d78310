"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { pagedState } from "@/components/trpc/paged-state";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { stateOf } from "./use-system";

/** The keys of other systems, page by page. */
export function useApiKeys() {
  const trpc = useTRPC();
  const list = useInfiniteQuery(
    trpc.apiKeys.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows);
  return { data: rows ? { rows } : null, ...pagedState(list) };
}

/** A key that was made or revoked shows behind the dialog at once. */
export function useApiKeysChanged(): () => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () => void queries.invalidateQueries(trpc.apiKeys.pathFilter());
}

const refreshMs = 5_000;

export function useWebhooks() {
  const trpc = useTRPC();
  return stateOf(useQuery(trpc.webhooks.list.queryOptions(undefined, { refetchInterval: refreshMs })));
}

export function useWebhooksChanged(): () => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () => void queries.invalidateQueries(trpc.webhooks.pathFilter());
}
