"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { RiskChip } from "@/components/kit/risk-chip";
import { StatusPill } from "@/components/kit/status-pill";
import { Time } from "@/components/kit/time";
import { codeOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { InlineError } from "@/components/ui/inline-error";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { LinkedAccountDto, LinkedAccountsDto } from "@/server/accounts/application/dto/linked-accounts-dto";
import { tabHref } from "./account-address";

/** Who hangs together with this account, by what and since when: the nearest first, each way named. */
export function LinkedPanel({ accountId }: { accountId: string }) {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(trpc.accounts.linked.queryOptions({ accountId }));
  return (
    <Panel title="Linked accounts" note={data ? summaryOf(data) : null}>
      {!data && !error ? <SkeletonRows count={4} rowHeight={44} label="Loading the linked accounts" /> : null}
      {!data && error ? (
        <InlineError
          message={sentenceOf(error)}
          code={codeOf(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : null}
      {data ? (
        <DataTable
          label="Linked accounts, the nearest first"
          columns={columns}
          rows={data.rows}
          rowKey={({ account }) => account.id}
          groupOf={({ steps }) => (steps === 1 ? "Directly" : `Over ${steps} links`)}
          empty={
            <EmptyState title="No linked accounts">
              Nobody shares a device, payment instrument, GSTIN, address, phone number or rare network address with this
              account. What more than 50 accounts share links nobody.
            </EmptyState>
          }
          isInCard
        />
      ) : null}
      {data?.isCut ? (
        <p className="border-t border-border px-4 py-2 text-meta text-muted-fg">
          The cluster goes on beyond these accounts; it is followed no further.
        </p>
      ) : null}
    </Panel>
  );
}

function summaryOf({ direct, locked, rows }: LinkedAccountsDto): string | null {
  if (rows.length === 0) return null;
  return [`${direct} directly`, `${rows.length} in the cluster`, ...(locked > 0 ? [`${locked} locked`] : [])].join(
    " · ",
  );
}

const columns: readonly Column<LinkedAccountDto>[] = [
  {
    key: "account",
    header: "Account",
    isRowHeader: true,
    cell: ({ account, via, hasOpenCase, riskLevel }) => (
      <div className="grid py-1 whitespace-normal">
        <Link href={tabHref(account.id, "linked")} prefetch={false} className="font-emphasis hover:underline">
          <bdi>{account.name.text}</bdi>
        </Link>
        <span className="sm:hidden">
          <RiskChip level={riskLevel} />
        </span>
        {via ? (
          <span className="text-meta font-normal text-muted-fg">
            through <bdi>{via.name.text}</bdi>
          </span>
        ) : null}
        {hasOpenCase ? <span className="text-meta font-normal text-muted-fg">Has an open case</span> : null}
      </div>
    ),
  },
  {
    key: "links",
    header: "Shares",
    cell: ({ links }) => (
      <ul className="grid py-1 whitespace-normal">
        {links.map(({ kind, label, things }) => (
          <li key={kind}>
            {label}
            {things > 1 ? ` (${things})` : ""}
          </li>
        ))}
      </ul>
    ),
  },
  {
    key: "since",
    header: "Since",
    width: "112px",
    hiddenBelow: "lg",
    cell: ({ links }) => (
      <ul className="grid py-1 text-muted-fg">
        {links.map(({ kind, since }) => (
          <li key={kind}>
            <Time at={since.toISOString()} as="date" />
          </li>
        ))}
      </ul>
    ),
  },
  {
    key: "risk",
    header: "Risk",
    width: "130px",
    hiddenBelow: "sm",
    cell: ({ riskLevel }) => <RiskChip level={riskLevel} inList />,
  },
  {
    key: "status",
    header: "Status",
    width: "120px",
    cell: ({ standingStatus }) => <StatusPill status={standingStatus} />,
  },
];
