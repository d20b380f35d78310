"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sellersTopic, useLive } from "@/components/shell/use-live";
import { problemOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { BoundedCount } from "@/server/accounts/application/dto/page";
import type { SellerRowDto, SellersNewsDto } from "@/server/accounts/application/dto/sellers-dto";
import type { columnInput, listInput } from "./sellers-address";

export type SellersInput = ReturnType<typeof listInput> | ReturnType<typeof columnInput>;

export type Sellers = {
  /** In the order the server gave; nothing moves until `applyNew`. */
  readonly rows: readonly SellerRowDto[];
  readonly readAt: Date | null;
  readonly isLoading: boolean;
  readonly isRefreshing: boolean;
  readonly problem: { readonly message: string; readonly code: string | null } | null;
  readonly loadMore: (() => void) | null;
  readonly hasMore: boolean;
  /** Others that came after `readAt`; null when none did. */
  readonly news: BoundedCount | null;
  readonly applyNew: () => void;
  readonly retry: () => void;
};

/** The most rows whose news is asked for at once. */
const mostKnown = 500;

/**
 * The applications of one filter, page by page. What happens meanwhile is written into the rows that are shown, and
 * those that no longer belong leave; others are only counted.
 */
export function useSellers(input: SellersInput): Sellers {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [fresh, setFresh] = useState<{ since: Date; count: BoundedCount } | null>(null);
  const options = trpc.sellers.list.infiniteQueryOptions(input, {
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const list = useInfiniteQuery({ ...options, refetchOnReconnect: false });
  const since = list.data?.pages[0]?.readAt ?? null;
  const rows = distinct((list.data?.pages ?? []).flatMap((page) => page.rows));
  useLive([since ? sellersTopic : null], () => {
    if (since === null) return;
    const { limit: _limit, ...filter } = input;
    const known = rows.slice(0, mostKnown).map(({ applicationId }) => applicationId);
    const asked = trpc.sellers.news.queryOptions({ ...filter, stages: [...filter.stages], since, known });
    void queries
      .fetchQuery({ ...asked, staleTime: 0, gcTime: 0 })
      .then((news) => {
        setFresh({ since, count: news.fresh });
        queries.setQueryData(
          options.queryKey,
          (data) =>
            data && {
              ...data,
              pages: data.pages.map((page) => ({ ...page, rows: withNews(page.rows, known, news) })),
            },
        );
      })
      .catch(() => undefined);
  });
  const isNews = fresh !== null && since !== null && fresh.since >= since && fresh.count.count > 0;
  return {
    rows,
    readAt: since,
    isLoading: list.isPending,
    isRefreshing: list.isRefetching && !list.isFetchingNextPage,
    problem: problemOf(list.error),
    loadMore: list.hasNextPage && !list.isFetching ? () => void list.fetchNextPage() : null,
    hasMore: list.hasNextPage,
    news: isNews ? fresh.count : null,
    applyNew: () => {
      setFresh(null);
      queries.setQueryData(
        options.queryKey,
        (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
      );
      void list.refetch();
    },
    retry: () => void list.refetch(),
  };
}

function distinct(rows: readonly SellerRowDto[]): readonly SellerRowDto[] {
  return [...new Map(rows.map((row) => [row.applicationId, row])).values()];
}

/** Each row as it is now, without those that left. */
function withNews(rows: readonly SellerRowDto[], known: readonly string[], news: SellersNewsDto): SellerRowDto[] {
  const now = new Map(news.rows.map((row) => [row.applicationId, row]));
  return rows.flatMap((row) => now.get(row.applicationId) ?? (known.includes(row.applicationId) ? [] : [row]));
}
