"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { VirtualTable } from "@/components/ui/virtual-table";
import type { LinkedAccountDto, LinkedAccountsDto } from "@/server/accounts/application/dto/linked-accounts-dto";
import type { LinkedOutcome } from "./linked-answer";
import { choosing, deciding, decidingTemplate, linkedColumns, linkedTemplate } from "./linked-columns";
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
  const { choices: options, self } = linked;
  const rows = linked.rows.length > 0 && options ? [itself(linked), ...linked.rows] : linked.rows;
  const [chosen, setChosen] = useState<ReadonlyMap<string, LinkedOutcome | null>>(new Map());
  const put = (id: string, own: LinkedOutcome | null) => setChosen(new Map(chosen).set(id, own));
  const toggle = (id: string) => {
    if (!chosen.has(id)) return put(id, null);
    setChosen(new Map([...chosen].filter(([one]) => one !== id)));
  };
  const choices = rows.flatMap(({ account: { id }, openCase }) => {
    const own = chosen.get(id);
    return own === undefined ? [] : [{ accountId: id, openCase, own }];
  });
  if (rows.length === 0) return <NoLinks />;
  const isChosen = (id: string) => chosen.has(id);
  return (
    <>
      <VirtualTable
        label="Linked accounts, the nearest first"
        columns={
          options
            ? [
                choosing({ isChosen, onToggle: toggle }),
                ...linkedColumns,
                deciding({ outcomes: options.outcomes, isChosen, ownOf: (id) => chosen.get(id) ?? null, onOwn: put }),
              ]
            : linkedColumns
        }
        rows={rows}
        rowKey={({ account }) => account.id}
        template={options ? decidingTemplate : linkedTemplate}
      />
      {options ? (
        <LinkedDecision
          startId={self.account.id}
          options={options}
          choices={choices}
          names={new Map(rows.map(({ account }) => [account.id, account.name.text]))}
          total={rows.length}
          onChoose={(count) => setChosen(new Map(rows.slice(0, count).map(({ account }) => [account.id, null])))}
          onDone={() => setChosen(new Map())}
        />
      ) : null}
    </>
  );
}

const NoLinks = () => (
  <EmptyState title="No linked accounts">
    Nobody shares a device, payment instrument, GSTIN, address, phone number or rare network address with this account.
    What too many accounts share links nobody.
  </EmptyState>
);

const itself = ({ self }: LinkedAccountsDto): LinkedAccountDto => ({ ...self, steps: 0, via: null, links: [] });

function summaryOf({ direct, locked, rows }: LinkedAccountsDto): string | null {
  if (rows.length === 0) return null;
  return [`${direct} directly`, `${rows.length} in the cluster`, ...(locked > 0 ? [`${locked} locked`] : [])].join(
    " · ",
  );
}
