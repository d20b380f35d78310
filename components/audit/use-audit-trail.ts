"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLive } from "@/components/shell/use-live";
import { problemOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { AuditInput } from "./audit-input";

const auditTopic = "audit";
const askAtMostEveryMs = 5_000;

/** The trail under one filter, page by page. It never moves by itself: what is new is counted, and shown when asked. */
export function useAuditTrail(input: AuditInput) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const options = trpc.audit.list.infiniteQueryOptions(input, {
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const list = useInfiniteQuery({ ...options, refetchOnWindowFocus: false, refetchOnReconnect: false });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? null;
  const [first] = list.data?.pages ?? [];
  const top = first ? (first.rows[0]?.id ?? "") : null;
  const news = useNews(input, top);
  return {
    rows,
    first: first ?? null,
    news,
    problem: problemOf(list.error),
    isFetching: list.isFetching,
    showNew: () => {
      queries.setQueryData(
        options.queryKey,
        (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
      );
      void list.refetch();
    },
    loadOlder: list.hasNextPage ? () => void list.fetchNextPage() : null,
    isLoadingOlder: list.isFetchingNextPage,
  };
}

export type AuditTrail = ReturnType<typeof useAuditTrail>;

export type News = { readonly count: number; readonly more: boolean };

/** How many entries came above the first one shown (`top`, its id); asked for at most every few seconds. */
function useNews(input: AuditInput, top: string | null): News | null {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [found, setFound] = useState<{ readonly top: string; readonly news: News } | null>(null);
  const asking = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const ask = async () => {
    asking.current = undefined;
    if (top === null || input.to !== null || document.visibilityState === "hidden") return;
    const { rows } = await queries.fetchQuery({ ...trpc.audit.list.queryOptions(input), staleTime: 0, gcTime: 0 });
    // The trail is ordered by moment: an entry loaded later for an earlier moment stands further down.
    const at = rows.findIndex(({ id }) => id === top);
    const count = at === -1 ? rows.length : at;
    setFound({ top, news: { count, more: count === input.limit } });
  };
  useEffect(() => () => clearTimeout(asking.current), []);
  useLive([auditTopic], () => {
    asking.current ??= setTimeout(() => void ask().catch(() => undefined), askAtMostEveryMs);
  });
  return found && found.top === top && found.news.count > 0 ? found.news : null;
}
