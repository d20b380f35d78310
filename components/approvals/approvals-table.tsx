"use client";

import { DueTime, RelativeTime } from "@/components/kit/relative-time";
import { RiskChip } from "@/components/kit/risk-chip";
import { Time } from "@/components/kit/time";
import type { OpenRow } from "@/components/shortcuts/use-open-row";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { ApprovalRowDto } from "@/server/accounts/application/dto/approval-dto";
import { ApprovalStateMark } from "./approval-state-mark";
import type { ApprovalTab } from "./approvals-address";
import type { Approvals } from "./use-approvals";

type ApprovalsTableProps = {
  approvals: Approvals;
  rows: readonly ApprovalRowDto[];
  opened: OpenRow;
  tab: ApprovalTab;
  /** With a request open beside it the list keeps what names a row. */
  isNarrow: boolean;
};

/** Requests by the end of their day; one press opens one. */
export function ApprovalsTable({ approvals, rows, opened, tab, isNarrow }: ApprovalsTableProps) {
  return (
    <DataTable
      label={tab === "waiting" ? "Requests that wait" : "Requests that were decided"}
      columns={[...(tab === "waiting" ? [due] : [outcome]), ...shared, ...(isNarrow ? [] : details)]}
      rows={rows}
      rowKey={({ id }) => id}
      selectedKey={opened.selected}
      onSelect={({ id }) => opened.select(id)}
      onPress={({ id }) => opened.open(id)}
      onOpen={({ id }) => opened.open(id)}
      empty={null}
      onLoadMore={approvals.loadMore}
      loadMoreLabel="Load more"
      loadingMore={approvals.isLoadingMore}
    />
  );
}

const due: Column<ApprovalRowDto> = {
  key: "due",
  header: "Due",
  width: "108px",
  cell: ({ expiresAt }) => <DueTime at={expiresAt.toISOString()} />,
};

const outcome: Column<ApprovalRowDto> = {
  key: "outcome",
  header: "Outcome",
  width: "120px",
  cell: ({ state }) => <ApprovalStateMark state={state} />,
};

const shared: readonly Column<ApprovalRowDto>[] = [
  { key: "type", header: "Type", width: "148px", hiddenBelow: "sm", cell: ({ type }) => type },
  { key: "target", header: "Target", isRowHeader: true, cell: (row) => <Target row={row} /> },
];

const details: readonly Column<ApprovalRowDto>[] = [
  {
    key: "by",
    header: "Requested by",
    width: "152px",
    hiddenBelow: "sm",
    cell: ({ requestedBy, isOwn }) => (
      <>
        <bdi title={requestedBy}>{requestedBy}</bdi>
        {isOwn ? <span className="text-muted-fg"> (you)</span> : null}
      </>
    ),
  },
  {
    key: "reason",
    header: "Reason",
    width: "220px",
    hiddenBelow: "xl",
    cell: ({ reason }) => <span className="text-muted-fg">{reason}</span>,
  },
  {
    key: "effect",
    header: "Effect",
    width: "288px",
    hiddenBelow: "lg",
    cell: ({ effect, effectUntil }) => (
      <span className="text-muted-fg">
        {effect} {effectUntil ? <Time at={effectUntil.toISOString()} as="date" /> : null}
      </span>
    ),
  },
  {
    key: "asked",
    header: "Asked",
    width: "112px",
    hiddenBelow: "xl",
    cell: ({ requestedAt }) => <RelativeTime at={requestedAt.toISOString()} className="text-muted-fg" />,
  },
];

function Target({ row }: { row: ApprovalRowDto }) {
  return (
    <>
      <span className="flex min-w-0 items-center gap-2">
        <bdi className="truncate">
          {row.target?.name.text ?? (row.action === "policy.publish" ? "Trust policy" : "A new colleague")}
        </bdi>
        {row.target?.risk ? <RiskChip level={row.target.risk} /> : null}
      </span>
      <span className="block truncate text-meta text-muted-fg sm:hidden">
        {row.type} · <bdi>{row.requestedBy}</bdi>
      </span>
    </>
  );
}
