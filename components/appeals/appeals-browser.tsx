"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { RelativeTime } from "@/components/kit/relative-time";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { AppealRowDto } from "@/server/accounts/application/dto/appeal-dto";
import { type AppealTab, appealsAddress, appealsInput } from "./appeals-address";

const tabs = [
  { value: "waiting", label: "Waiting" },
  { value: "answered", label: "Answered" },
] as const;

const hrefOf = ({ id }: AppealRowDto): string => `/console/appeals/${id}`;

/** What holders disagree with: who waits longest comes first. One press opens one. */
export function AppealsBrowser() {
  const [{ tab }, setAddress] = useQueryStates(appealsAddress);
  const trpc = useTRPC();
  const router = useRouter();
  const [selected, setSelected] = useState<string | null>(null);
  const list = useInfiniteQuery(
    trpc.appeals.list.infiniteQueryOptions(appealsInput(tab), { getNextPageParam: (page) => page.nextCursor }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? null;
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface">
      <div className="flex min-h-12 items-center border-b border-border px-4 py-2 sm:px-6">
        <Segmented
          label="Appeals: view"
          segments={tabs}
          value={tab}
          onChange={(value) => void setAddress({ tab: value })}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto print:overflow-visible">
        {list.isPending ? <SkeletonRows count={6} rowHeight={36} label="Loading the appeals" /> : null}
        {list.error ? <QueryProblem error={list.error} isFetching={list.isFetching} refetch={list.refetch} /> : null}
        {rows?.length === 0 ? <NoAppeals tab={tab} /> : null}
        {rows && rows.length > 0 ? (
          <DataTable
            label={tab === "waiting" ? "Appeals that wait" : "Appeals that were answered"}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            selectedKey={selected}
            onSelect={({ id }) => setSelected(id)}
            onPress={(row) => router.push(hrefOf(row))}
            onOpen={(row) => router.push(hrefOf(row))}
            empty={null}
            onLoadMore={list.hasNextPage ? () => void list.fetchNextPage() : null}
            loadMoreLabel="Load more"
            loadingMore={list.isFetchingNextPage}
          />
        ) : null}
      </div>
    </div>
  );
}

const columns: readonly Column<AppealRowDto>[] = [
  {
    key: "account",
    header: "Account",
    isRowHeader: true,
    cell: (row) => (
      <Link href={hrefOf(row)} className="link">
        <bdi>{row.account.name.text}</bdi>
      </Link>
    ),
  },
  { key: "decision", header: "Appealed", width: "140px", cell: ({ decisionLabel }) => decisionLabel },
  {
    key: "state",
    header: "State",
    width: "180px",
    hiddenBelow: "sm",
    cell: ({ stateLabel }) => <span className="text-muted-fg">{stateLabel}</span>,
  },
  {
    key: "sent",
    header: "Sent",
    width: "120px",
    cell: ({ createdAt }) => <RelativeTime at={createdAt.toISOString()} className="text-muted-fg" />,
  },
];

function NoAppeals({ tab }: { tab: AppealTab }) {
  return tab === "waiting" ? (
    <EmptyState title="No appeal waits.">
      Holders on hold can disagree once with each decision. It comes here.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing was answered yet.">Answered appeals stay listed here.</EmptyState>
  );
}
