"use client";

import { Time } from "@/components/kit/time";
import { dayHeading, defaultTimeZone } from "@/components/kit/time-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { AuditRowDto } from "@/server/accounts/application/dto/audit-dto";
import { Refused } from "./refused";
import type { AuditTrail } from "./use-audit-trail";
import type { OpenEntry } from "./use-open-entry";

type AuditTableProps = {
  trail: AuditTrail;
  rows: readonly AuditRowDto[];
  entry: OpenEntry;
  /** With an entry open beside it the list keeps what names a row. */
  isNarrow: boolean;
  /** Inside an account's page, where everything is about that account. */
  isPart: boolean;
};

/** Entries newest first, under their day; one press opens one. */
export function AuditTable({ trail, rows, entry, isNarrow, isPart }: AuditTableProps) {
  return (
    <DataTable
      label="Audit entries, newest first"
      columns={columnsOf({ isNarrow, isPart })}
      rows={rows}
      rowKey={({ id }) => id}
      selectedKey={entry.selected}
      onSelect={({ id }) => entry.select(id)}
      onPress={({ id }) => entry.open(id)}
      onOpen={({ id }) => entry.open(id)}
      groupOf={({ recordedAt }) => dayHeading(recordedAt.getTime(), defaultTimeZone)}
      empty={null}
      onLoadMore={trail.loadOlder}
      loadMoreLabel="Load older"
      isInCard={isPart}
      loadingMore={trail.isLoadingOlder}
    />
  );
}

type Shown = { readonly isNarrow: boolean; readonly isPart: boolean };

const columnsOf = ({ isNarrow, isPart }: Shown): readonly Column<AuditRowDto>[] => [
  {
    key: "seq",
    header: "Seq",
    width: "88px",
    hiddenBelow: "sm",
    cell: ({ seq }) => <span className="mono text-muted-fg">{seq}</span>,
  },
  {
    key: "time",
    header: "Time",
    width: "116px",
    cell: ({ recordedAt }) => <Time at={recordedAt.toISOString()} as="exact" className="mono" />,
  },
  {
    key: "who",
    header: "Who",
    width: isNarrow ? "140px" : "176px",
    hiddenBelow: "sm",
    cell: ({ actor }) => <bdi title={actor.name}>{actor.name}</bdi>,
  },
  { key: "what", header: "What", isRowHeader: true, cell: (row) => <What row={row} /> },
  ...(isPart
    ? []
    : [
        {
          key: "on",
          header: "On",
          width: isNarrow ? "164px" : "200px",
          hiddenBelow: "sm" as const,
          cell: ({ on }: AuditRowDto) => <bdi className="text-muted-fg">{on?.label ?? "—"}</bdi>,
        },
      ]),
  ...(isNarrow
    ? []
    : [
        {
          key: "reason",
          header: "Reason",
          width: "256px",
          hiddenBelow: "xl" as const,
          cell: ({ reasonLabel }: AuditRowDto) => <span className="text-muted-fg">{reasonLabel ?? "—"}</span>,
        },
        {
          key: "origin",
          header: "Origin",
          width: "128px",
          hiddenBelow: "lg" as const,
          cell: ({ channelLabel }: AuditRowDto) => <span className="text-muted-fg">{channelLabel}</span>,
        },
      ]),
];

function What({ row }: { row: AuditRowDto }) {
  const { actionLabel, occurrences, outcome, actor, on } = row;
  return (
    <>
      <span title={row.action}>
        {actionLabel}
        {occurrences > 1 ? ` ×${occurrences}` : ""}
      </span>
      {outcome === "REFUSED" ? <Refused /> : null}
      <span className="block truncate text-meta text-muted-fg sm:hidden">
        <bdi>{actor.name}</bdi>
        {on ? (
          <>
            {" "}
            · <bdi>{on.label}</bdi>
          </>
        ) : null}
      </span>
    </>
  );
}
