"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { LinkedAccountDto, LinkedAccountsDto } from "@/server/accounts/application/dto/linked-accounts-dto";
import { choosing, linkedColumns } from "./linked-columns";
import { LinkedDecision } from "./linked-decision";

/** Who hangs together with this account, by what and since when, and a way to decide them together. */
export function LinkedPanel({ accountId }: { accountId: string }) {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(trpc.accounts.linked.queryOptions({ accountId }));
  return (
    <Panel title="Linked accounts" note={data ? summaryOf(data) : null}>
      {!data && !error ? <SkeletonRows count={4} rowHeight={44} label="Loading the linked accounts" /> : null}
      {!data && error ? <QueryProblem error={error} isFetching={isFetching} refetch={refetch} /> : null}
      {data ? <Cluster linked={data} /> : null}
      {data?.isCut ? (
        <p className="border-t border-border px-4 py-2 text-meta text-muted-fg">
          The cluster goes on beyond these accounts; it is followed no further.
        </p>
      ) : null}
    </Panel>
  );
}

function Cluster({ linked }: { linked: LinkedAccountsDto }) {
  const { choices } = linked;
  const rows = linked.rows.length > 0 && choices ? [itself(linked), ...linked.rows] : linked.rows;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setChosen(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]));
  const accounts = rows.filter(({ account }) => chosen.has(account.id));
  return (
    <>
      <DataTable
        label="Linked accounts, the nearest first"
        columns={choices ? [choosing((id) => chosen.has(id), toggle), ...linkedColumns] : linkedColumns}
        rows={rows}
        rowKey={({ account }) => account.id}
        groupOf={({ steps }) => groups[steps] ?? `Over ${steps} links`}
        empty={
          <EmptyState title="No linked accounts">
            Nobody shares a device, payment instrument, GSTIN, address, phone number or rare network address with this
            account. What too many accounts share links nobody.
          </EmptyState>
        }
        isInCard
      />
      {choices && rows.length > 0 ? (
        <LinkedDecision
          choices={choices}
          accounts={accounts}
          onChooseAll={() => setChosen(new Set(rows.slice(0, choices.most).map(({ account }) => account.id)))}
          onDone={() => setChosen(new Set())}
        />
      ) : null}
    </>
  );
}

const groups: Readonly<Record<number, string>> = { 0: "This account", 1: "Directly" };

const itself = ({ self }: LinkedAccountsDto): LinkedAccountDto => ({ ...self, steps: 0, via: null, links: [] });

function summaryOf({ direct, locked, rows }: LinkedAccountsDto): string | null {
  if (rows.length === 0) return null;
  return [`${direct} directly`, `${rows.length} in the cluster`, ...(locked > 0 ? [`${locked} locked`] : [])].join(
    " · ",
  );
}
