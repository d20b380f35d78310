"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { type CallError, codeOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { BoundedCount } from "@/server/accounts/application/dto/page";
import type {
  ReviewCountsDto,
  ReviewRowDto,
  ReviewSampleHeadDto,
  ReviewTodayDto,
  ReviewView,
} from "@/server/accounts/application/dto/review-queue-dto";
import type { ThresholdDto } from "@/server/accounts/application/dto/standing-dto";
import { reviewPageSize } from "./review-address";

export type ReviewQueue = {
  /** In the order the server gave; nothing moves until `applyNew`. */
  readonly rows: readonly ReviewRowDto[];
  readonly counts: ReviewCountsDto | null;
  readonly today: ReviewTodayDto | null;
  /** Of a queue that shows one sample alone; null where nobody opened it. */
  readonly sample: ReviewSampleHeadDto | null;
  /** How many the view holds; null before the first page. */
  readonly total: BoundedCount | null;
  /** Level boundaries of the live policy, lowest first. */
  readonly thresholds: readonly ThresholdDto[];
  readonly readAt: Date | null;
  readonly isLoading: boolean;
  readonly isRefreshing: boolean;
  readonly problem: { readonly sentence: string; readonly code: string | null } | null;
  readonly loadMore: (() => void) | null;
  readonly isLoadingMore: boolean;
  /** Cases that came after `readAt` and are not in the list; null when none did. */
  readonly news: BoundedCount | null;
  readonly applyNew: () => void;
  readonly retry: () => void;
  /** Takes decided cases out of the lists of open ones. */
  readonly drop: (caseIds: readonly string[]) => void;
  /** Asks what changed elsewhere: counts, news, and the cases that are decided by now. */
  readonly askForNews: () => Promise<readonly string[]>;
};

const decidedAskedFor = 50;

/**
 * One view of the queue, or of one sample in it, page by page. It is read anew only when asked; news is counted beside
 * it, though not for a sample, which nothing joins by itself.
 */
export function useReviewQueue(view: ReviewView, sample: string | null): ReviewQueue {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const list = useInfiniteQuery({
    ...trpc.review.list.infiniteQueryOptions(
      { view, sample, limit: reviewPageSize },
      { getNextPageParam: (page) => page.nextCursor, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
    ),
    refetchOnReconnect: false,
  });
  const [first] = list.data?.pages ?? [];
  const since = first?.readAt ?? null;
  const decided = useQuery({
    ...trpc.review.list.queryOptions({ view: "DECIDED_TODAY", limit: decidedAskedFor }),
    enabled: false,
  });
  const opened = useQuery({ ...trpc.review.countNew.queryOptions({ since: since ?? longAgo, view }), enabled: false });
  const fresh = decided.data && since && decided.data.readAt > since ? decided.data : null;
  const readAnew = () => {
    const key = trpc.review.list.infiniteQueryKey({ view, sample, limit: reviewPageSize });
    queries.setQueryData(
      key,
      (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    void list.refetch();
  };
  const drop = (caseIds: readonly string[]) => {
    for (const open of openViews) {
      queries.setQueryData(
        trpc.review.list.infiniteQueryKey({ view: open, sample, limit: reviewPageSize }),
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              rows: page.rows.filter((row) => !caseIds.includes(row.caseId)),
            })),
          },
      );
    }
  };
  const counts = sample === null ? (fresh?.counts ?? first?.counts ?? null) : null;
  const rows = distinct((list.data?.pages ?? []).flatMap((page) => page.rows));
  return {
    rows,
    counts,
    today: fresh?.today ?? first?.today ?? null,
    total: sample === null ? (counts?.[countOf[view]] ?? null) : first ? { count: rows.length, more: false } : null,
    sample: first?.sample ?? null,
    thresholds: first?.thresholds ?? [],
    readAt: since,
    isLoading: list.isPending,
    isRefreshing: list.isRefetching,
    problem: list.isError ? wordsOf(list.error) : null,
    loadMore: list.hasNextPage && !list.isFetching ? () => void list.fetchNextPage() : null,
    isLoadingMore: list.isFetchingNextPage,
    news:
      sample !== null ? null : newsOf(view, rows, { decided: fresh?.rows ?? [], opened: opened.data?.count ?? null }),
    applyNew: readAnew,
    retry: () => void list.refetch(),
    drop,
    askForNews: async () => {
      const [answer] = await Promise.all([decided.refetch(), opened.refetch()]);
      return (answer.data?.rows ?? []).map((row) => row.caseId);
    },
  };
}

const openViews = ["DUE_FIRST", "CRITICAL"] as const;
const countOf = { DUE_FIRST: "open", CRITICAL: "critical", DECIDED_TODAY: "decidedToday" } as const;
const longAgo = new Date(0);

const wordsOf = (error: CallError) => ({ sentence: sentenceOf(error), code: codeOf(error) });

function distinct(rows: readonly ReviewRowDto[]): readonly ReviewRowDto[] {
  return [...new Map(rows.map((row) => [row.caseId, row])).values()];
}

type Changes = { readonly decided: readonly ReviewRowDto[]; readonly opened: BoundedCount | null };

/** What the list would gain: new cases, or in the view of decisions those that came after it was read. */
function newsOf(view: ReviewView, rows: readonly ReviewRowDto[], changes: Changes): BoundedCount | null {
  if (view !== "DECIDED_TODAY") return changes.opened && changes.opened.count > 0 ? changes.opened : null;
  const known = new Set(rows.map((row) => row.caseId));
  const count = changes.decided.filter((row) => !known.has(row.caseId)).length;
  return count === 0 ? null : { count, more: count === decidedAskedFor };
}
