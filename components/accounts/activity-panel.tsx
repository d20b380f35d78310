"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useQueryState } from "nuqs";
import { useStaffSession } from "@/components/shell/staff-session";
import { problemOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { InlineError } from "@/components/ui/inline-error";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { accountAddress } from "./account-address";
import { ACTIVITY_FILTERS, type ActivityFilter, activityFilterNames, kindOfFilter } from "./activity-filters";
import { ActivityRows } from "./activity-rows";

type ActivityPanelProps = { accountId: string; pageSize: number };

/** What people, systems and the holder did, in one order; older lines by a button. */
export function ActivityPanel({ accountId, pageSize }: ActivityPanelProps) {
  const [filter, setFilter] = useQueryState("kind", accountAddress.kind);
  const list = useActivity({ accountId, filter, pageSize });
  const { can } = useStaffSession();
  const filters = ACTIVITY_FILTERS.filter((key) => can.includes("account.read-trust") || !needsTrust.has(key));
  return (
    <Panel
      title="Activity"
      actions={
        <div className="max-w-full overflow-x-auto">
          <Segmented
            label="Show"
            segments={filters.map((value) => ({ value, label: activityFilterNames[value] }))}
            value={filter}
            onChange={(value) => void setFilter(value)}
          />
        </div>
      }
    >
      <div aria-busy={list.isPlaceholderData || undefined}>
        {list.rows === null && list.problem === null ? (
          <SkeletonRows count={6} rowHeight={32} label="Loading the activity" />
        ) : null}
        {list.rows?.length === 0 ? (
          <NoActivity
            filter={filter}
            readsAll={can.includes("account.read-trust")}
            onShowAll={() => void setFilter("ALL")}
          />
        ) : null}
        {list.rows && list.rows.length > 0 ? <ActivityRows accountId={accountId} rows={list.rows} /> : null}
        {list.problem ? <InlineError {...list.problem} onRetry={list.retry} retrying={list.isFetching} /> : null}
      </div>
      {list.loadOlder ? (
        <div className="flex justify-center p-3 print:hidden">
          <Button onClick={list.loadOlder} busy={list.isLoadingOlder} busyLabel="Loading older">
            Load older
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

/** What roles without points have no lines of. */
const needsTrust: ReadonlySet<ActivityFilter> = new Set(["ORDER", "PAYMENT", "TRUST"]);

type NoActivityProps = { filter: ActivityFilter; readsAll: boolean; onShowAll: () => void };

function NoActivity({ filter, readsAll, onShowAll }: NoActivityProps) {
  if (filter === "ALL") {
    return <EmptyState title={readsAll ? "Nothing has happened yet." : "Nothing yet that your role reads."} />;
  }
  return (
    <EmptyState
      title={`No lines under ${activityFilterNames[filter]}.`}
      actions={<Button onClick={onShowAll}>Show all</Button>}
    />
  );
}

type Asked = ActivityPanelProps & { filter: ActivityFilter };

function useActivity({ accountId, filter, pageSize }: Asked) {
  const trpc = useTRPC();
  const list = useInfiniteQuery(
    trpc.accounts.activity.infiniteQueryOptions(
      { accountId, kind: kindOfFilter(filter), limit: pageSize },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? null;
  return {
    rows,
    problem: problemOf(list.error),
    isFetching: list.isFetching,
    isPlaceholderData: list.isPlaceholderData,
    retry: () => void list.refetch(),
    loadOlder: list.hasNextPage ? () => void list.fetchNextPage() : null,
    isLoadingOlder: list.isFetchingNextPage,
  };
}
