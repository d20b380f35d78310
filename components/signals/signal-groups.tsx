"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { RiskChip } from "@/components/kit/risk-chip";
import { Time } from "@/components/kit/time";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { SignalGroupRowDto } from "@/server/accounts/application/dto/signals-dto";
import { groupNames } from "./signal-words";
import type { SignalsAddress, SignalsChange } from "./signals-address";
import type { SignalFilter } from "./signals-input";

type Group = NonNullable<SignalsAddress["group"]>;
type SignalGroupsProps = { filter: SignalFilter; group: Group; onChange: (change: SignalsChange) => void };

/** What the signals have in common, the largest groups first; each opens its signals. */
export function SignalGroups({ filter, group, onChange }: SignalGroupsProps) {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(
    trpc.signals.groups.queryOptions({ ...filter, group }, { placeholderData: keepPreviousData }),
  );
  const open = (row: SignalGroupRowDto) => {
    if (row.accountId) onChange({ account: row.accountId, group: null });
    else if (group === "source") onChange({ source: row.key, group: null });
    // Of all accounts: whoever looks at a device asks who else is on it.
    else onChange({ of: `${group}:${row.key}`, account: null, group: null });
  };
  return (
    <section
      aria-label={`Signals by ${groupNames[group].toLowerCase()}`}
      className="min-w-0 overflow-hidden rounded-md border border-border bg-surface"
    >
      {error ? <QueryProblem error={error} isFetching={isFetching} refetch={refetch} /> : null}
      {data || error ? null : <SkeletonRows count={8} rowHeight={36} label="Grouping the signals" />}
      {data ? (
        <>
          <DataTable
            label={`Signals by ${groupNames[group].toLowerCase()}, largest group first`}
            columns={columnsOf(group)}
            rows={data.rows}
            rowKey={({ key }) => key}
            onOpen={open}
            onPress={open}
            onSelect={() => undefined}
            isInCard
            empty={<EmptyState title="No groups">No signal in this span has one.</EmptyState>}
          />
          <p className="border-t border-row-line px-4 py-2 text-meta text-muted-fg">
            Of the newest {data.grouped.toLocaleString("en-IN")} signals
            {data.truncated ? "; there are more in this span" : ""}. At most 50 groups.
          </p>
        </>
      ) : null}
    </section>
  );
}

const columnsOf = (group: Group): readonly Column<SignalGroupRowDto>[] => [
  {
    key: "key",
    header: groupNames[group],
    isRowHeader: true,
    cell: ({ label, accountId }) => <bdi className={accountId ? "font-emphasis" : "mono"}>{label}</bdi>,
  },
  {
    key: "signals",
    header: "Signals",
    width: "88px",
    align: "end",
    cell: ({ signals }) => signals.toLocaleString("en-IN"),
  },
  {
    key: "accounts",
    header: "Accounts",
    width: "88px",
    align: "end",
    cell: ({ accounts }) => accounts.toLocaleString("en-IN"),
  },
  {
    key: "first",
    header: "First",
    width: "164px",
    hiddenBelow: "lg",
    cell: ({ first }) => <Time at={first.toISOString()} as="minute" className="text-muted-fg" />,
  },
  {
    key: "last",
    header: "Last",
    width: "164px",
    hiddenBelow: "sm",
    cell: ({ last }) => <Time at={last.toISOString()} as="minute" className="text-muted-fg" />,
  },
  {
    key: "risk",
    header: "Top risk",
    width: "144px",
    hiddenBelow: "sm",
    cell: ({ topRisk }) => <RiskChip level={topRisk} />,
  },
];
