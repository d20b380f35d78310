"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { RiskChip } from "@/components/kit/risk-chip";
import { StatusPill } from "@/components/kit/status-pill";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Skeleton } from "@/components/ui/skeleton";
import { type VirtualColumn, VirtualTable } from "@/components/ui/virtual-table";
import type { ClusterRequestDto, ClusterRequestRowDto } from "@/server/accounts/application/dto/cluster-request-dto";

/** How often a run that goes on is looked at. */
const everyMs = 2_000;

/** Everybody in a request about linked accounts: what is asked for each, what changed since, what came of it. */
export function ApprovalCluster({ approvalId }: { approvalId: string }) {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery({
    ...trpc.approvals.cluster.queryOptions({ approvalId }),
    refetchInterval: ({ state }) => (state.data && state.data.progress.toGo > 0 ? everyMs : false),
  });
  return (
    <section aria-labelledby="approval-cluster" className="border-t border-border py-3">
      <h3 id="approval-cluster" className="px-4 font-semibold sm:px-6">
        Accounts
      </h3>
      {data ? <Counts cluster={data} /> : null}
      {data ? (
        <VirtualTable
          label="Accounts of this request, the nearest first"
          columns={columns}
          rows={data.rows}
          rowKey={({ account }) => account.id}
          template="grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
          rowHeight={64}
        />
      ) : null}
      {error ? <QueryProblem error={error} isFetching={isFetching} refetch={refetch} /> : null}
      {!data && !error ? (
        <div role="status" aria-label="Loading the accounts" className="px-4 py-2 sm:px-6">
          <Skeleton height={160} />
        </div>
      ) : null}
    </section>
  );
}

/** How many of each, and how far it has come: said again as it goes on. */
function Counts({ cluster: { decisions, progress } }: { cluster: ClusterRequestDto }) {
  const { asked, decided, refused, toGo, contained, leftOut, changed } = progress;
  const isOver = decided + refused > 0;
  return (
    <div className="grid gap-1 px-4 pb-2 sm:px-6">
      <ul className="text-muted-fg">
        {decisions.map(({ label, count }) => (
          <li key={label}>
            <b className="font-emphasis text-fg tabular-nums">{count}</b> {label}
          </li>
        ))}
        {leftOut > 0 ? (
          <li>
            <b className="font-emphasis text-fg tabular-nums">{leftOut}</b> left out
          </li>
        ) : null}
      </ul>
      <p role="status" className={changed > 0 && !isOver ? "bg-warn-bg px-2 py-1 text-warn-text" : "text-muted-fg"}>
        {isOver || toGo > 0
          ? [
              `${decided} of ${asked} decided`,
              ...(refused > 0 ? [`${refused} refused`] : []),
              ...(toGo > 0 ? [`${toGo} to go`] : []),
            ].join(", ")
          : [
              ...(contained > 0 ? [`${contained} locked while this waits`] : []),
              changed === 0 ? "nothing changed since it was asked" : `${changed} changed since it was asked`,
            ].join(", ")}
      </p>
      {isOver || toGo > 0 ? (
        <progress
          aria-label="Decided accounts"
          value={decided + refused}
          max={asked}
          className="h-1.5 w-full accent-primary"
        />
      ) : null}
    </div>
  );
}

const columns: readonly VirtualColumn<ClusterRequestRowDto>[] = [
  {
    key: "account",
    header: "Account",
    isRowHeader: true,
    cell: ({ account, steps, links, riskLevel, standingStatus }) => (
      <div className="grid gap-0.5">
        <Link
          href={`/console/accounts/${account.id}`}
          prefetch={false}
          className="truncate font-emphasis hover:underline"
        >
          <bdi>{account.name.text}</bdi>
        </Link>
        <span className="flex flex-wrap items-center gap-x-2">
          <RiskChip level={riskLevel} inList />
          <StatusPill status={standingStatus} />
        </span>
        <span className="text-meta text-muted-fg">
          {steps === 0 ? "The account itself" : [steps === 1 ? "Directly" : `Over ${steps} links`, ...links].join(", ")}
        </span>
      </div>
    ),
  },
  {
    key: "decision",
    header: "Decision",
    cell: ({ decision, reason, changes, state, stateLabel, code, because, auditEntryId }) => (
      <div className="grid gap-0.5">
        {decision ? (
          <span>
            {decision}
            <span className="text-muted-fg">: {reason}</span>
          </span>
        ) : null}
        <span className={state === "REFUSED" ? "text-danger" : "text-muted-fg"}>
          {auditEntryId ? (
            <Link href={`/console/audit?ev=${auditEntryId}`} prefetch={false} className="link">
              {stateLabel}
            </Link>
          ) : (
            stateLabel
          )}
          {because ? `. ${because}` : ""}
          {code ? <span className="font-mono text-meta"> {code}</span> : null}
        </span>
        {changes.map((change) => (
          <span key={change} className="text-warn-text">
            <b className="font-semibold">Changed</b>: {change}
          </span>
        ))}
      </div>
    ),
  },
];
