"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { approvalsTopic, useLive } from "@/components/shell/use-live";
import { problemOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { ApprovalRowDto } from "@/server/accounts/application/dto/approval-dto";
import { type ApprovalTab, approvalsInput } from "./approvals-address";

/** The requests of one tab, page by page. The list never moves by itself: that it changed is said, and shown when asked. */
export function useApprovals(tab: ApprovalTab) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const options = trpc.approvals.list.infiniteQueryOptions(approvalsInput(tab), {
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const list = useInfiniteQuery({ ...options, refetchOnWindowFocus: false });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? null;
  const shown = list.data?.pages[0] ? signature(list.data.pages[0].rows) : null;
  const [newest, setNewest] = useState<string | null>(null);
  useLive([approvalsTopic], () => {
    const first = queries.fetchQuery({
      ...trpc.approvals.list.queryOptions(approvalsInput(tab)),
      staleTime: 0,
      gcTime: 0,
    });
    void first.then((page) => setNewest(signature(page.rows))).catch(() => undefined);
    void queries.invalidateQueries(trpc.approvals.get.pathFilter());
  });
  return {
    rows,
    hasNews: shown !== null && newest !== null && newest !== shown,
    problem: problemOf(list.error),
    isFetching: list.isFetching,
    showNew: () => {
      setNewest(null);
      void queries.resetQueries({ queryKey: options.queryKey });
    },
    loadMore: list.hasNextPage ? () => void list.fetchNextPage() : null,
    isLoadingMore: list.isFetchingNextPage,
  };
}

export type Approvals = ReturnType<typeof useApprovals>;

/** What the first page says, as far as the list shows it. */
const signature = (rows: readonly ApprovalRowDto[]): string => rows.map(({ id, state }) => `${id} ${state}`).join();
