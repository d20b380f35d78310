"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { codeOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { stateOf } from "./use-system";

/** The keys of other systems, page by page. */
export function useApiKeys() {
  const trpc = useTRPC();
  const list = useInfiniteQuery(
    trpc.apiKeys.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows);
  return {
    data: rows ? { rows } : null,
    problem: list.error ? { message: sentenceOf(list.error), code: codeOf(list.error) } : null,
    isFetching: list.isFetching,
    retry: () => void list.refetch(),
    loadMore: list.hasNextPage ? () => void list.fetchNextPage() : null,
    isLoadingMore: list.isFetchingNextPage,
  };
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
