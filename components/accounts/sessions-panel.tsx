"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { SessionDto } from "@/server/accounts/application/dto/session-dto";
import { sessionRows } from "./page-sizes";
import { sessionColumns } from "./session-columns";

/** One session, or every live one. */
export type SessionsToEnd = { readonly sessionId: string; readonly deviceName: string } | "ALL";

type SessionsPanelProps = {
  accountId: string;
  /** True where this person may end sessions of this account. */
  mayEnd: boolean;
  /** Draws what ends the chosen sessions. */
  ending: (chosen: SessionsToEnd, live: number, close: () => void) => ReactNode;
};

/** Where the account is and was signed in; each live session can be ended for itself. */
export function SessionsPanel({ accountId, mayEnd, ending }: SessionsPanelProps) {
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<SessionsToEnd | null>(null);
  const list = useInfiniteQuery(
    trpc.accounts.sessions.infiniteQueryOptions(
      { accountId, limit: sessionRows },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? null;
  const live = list.data?.pages[0]?.live ?? null;
  const end = (session: SessionDto) => setChosen({ sessionId: session.id, deviceName: session.deviceName });
  return (
    <Panel
      title="Sessions & devices"
      note={live === null ? null : liveText(live)}
      actions={
        mayEnd && live !== null && live > 0 ? (
          <Button size="small" onClick={() => setChosen("ALL")}>
            End all
          </Button>
        ) : null
      }
    >
      {list.isPending ? <SkeletonRows count={4} rowHeight={36} label="Loading the sessions" /> : null}
      {list.error ? <QueryProblem error={list.error} isFetching={list.isFetching} refetch={list.refetch} /> : null}
      {rows ? (
        <div className="overflow-hidden rounded-b-md">
          <DataTable
            label="Sessions, newest first"
            columns={sessionColumns({ accountId, onEnd: mayEnd ? end : null })}
            rows={rows}
            isInCard
            rowKey={(session) => session.id}
            empty={<EmptyState title="Never signed in.">Sessions appear here with the first sign-in.</EmptyState>}
            onLoadMore={list.hasNextPage ? () => void list.fetchNextPage() : null}
            loadingMore={list.isFetchingNextPage}
          />
        </div>
      ) : null}
      {chosen === null ? null : ending(chosen, live ?? 0, () => setChosen(null))}
    </Panel>
  );
}

const liveText = (live: number): string => (live === 1 ? "1 live session" : `${live} live sessions`);
