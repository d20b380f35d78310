import { type CallError, type Problem, problemOf } from "./refusal";

type PagedQuery = {
  readonly error: CallError | null;
  readonly isFetching: boolean;
  readonly isFetchingNextPage: boolean;
  readonly hasNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
};

export type PagedState = {
  readonly problem: Problem | null;
  readonly isFetching: boolean;
  readonly retry: () => void;
  /** Null where the list ends. */
  readonly loadMore: (() => void) | null;
  readonly isLoadingMore: boolean;
};

/** What a list that is read page by page shows beside its rows. */
export const pagedState = (list: PagedQuery): PagedState => ({
  problem: problemOf(list.error),
  isFetching: list.isFetching,
  retry: () => void list.refetch(),
  loadMore: list.hasNextPage ? () => void list.fetchNextPage() : null,
  isLoadingMore: list.isFetchingNextPage,
});
