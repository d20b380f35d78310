"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { RelativeTime } from "@/components/kit/relative-time";
import { RiskChip } from "@/components/kit/risk-chip";
import { StatusPill } from "@/components/kit/status-pill";
import { Time } from "@/components/kit/time";
import { useListShortcuts } from "@/components/shortcuts/use-list-shortcuts";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { AccountHitDto } from "@/server/accounts/application/dto/lookup-dto";
import { accountHref } from "./account-address";
import { rolesText } from "./role-names";
import type { Lookup } from "./use-lookup";

type LookupTableProps = { lookup: Lookup; rows: readonly AccountHitDto[]; isSearch: boolean };

/** Results as a table: j, k and the arrows move, Enter opens. */
export function LookupTable({ lookup, rows, isSearch }: LookupTableProps) {
  const router = useRouter();
  const [selected, setSelected] = useState<string | null>(null);
  const open = (id: string) => router.push(accountHref(id));
  useListShortcuts({ keys: rows.map(({ id }) => id), selectedKey: selected, onSelect: setSelected, onOpen: open });
  const seesPoints = rows.some(({ score }) => score !== null);
  return (
    <div className="max-sm:hidden" aria-busy={lookup.isFetching || undefined}>
      <DataTable
        label="Accounts"
        columns={columnsOf({ isSearch, seesPoints })}
        rows={rows}
        rowKey={({ id }) => id}
        selectedKey={selected}
        onSelect={({ id }) => setSelected(id)}
        onOpen={({ id }) => open(id)}
        empty={null}
        onLoadMore={lookup.loadMore}
        loadingMore={lookup.isLoadingMore}
      />
    </div>
  );
}

type Shown = { readonly isSearch: boolean; readonly seesPoints: boolean };

const columnsOf = ({ isSearch, seesPoints }: Shown): readonly Column<AccountHitDto>[] => [
  { key: "risk", header: "Risk", width: "138px", cell: ({ risk }) => <RiskChip level={risk} inList /> },
  ...(seesPoints
    ? [
        {
          key: "score",
          header: "Standing",
          width: "72px",
          align: "end" as const,
          cell: ({ score }: AccountHitDto) => <b className="font-emphasis">{score ?? "—"}</b>,
        },
      ]
    : []),
  { key: "account", header: "Account", isRowHeader: true, cell: (hit) => <AccountLink hit={hit} /> },
  ...(isSearch
    ? [
        {
          key: "match",
          header: "Found by",
          width: "128px",
          hiddenBelow: "lg" as const,
          cell: ({ match }: AccountHitDto) => <span className="text-muted-fg">{match.label}</span>,
        },
      ]
    : []),
  { key: "email", header: "Email", width: "140px", hiddenBelow: "xl", cell: quiet(({ maskedEmail }) => maskedEmail) },
  { key: "phone", header: "Phone", width: "130px", hiddenBelow: "xl", cell: quiet(({ maskedPhone }) => maskedPhone) },
  {
    key: "status",
    header: "Status",
    width: "146px",
    cell: (hit) => <StatusPill status={hit.standingStatus} until={hit.lockUntil?.toISOString() ?? null} />,
  },
  { key: "roles", header: "Roles", width: "108px", hiddenBelow: "lg", cell: ({ roles }) => rolesText(roles) },
  { key: "store", header: "Store", width: "108px", hiddenBelow: "xl", cell: quiet(({ storeName }) => storeName) },
  {
    key: "seen",
    header: "Last seen",
    width: "104px",
    hiddenBelow: "lg",
    cell: ({ lastSeenAt }) =>
      lastSeenAt ? (
        <RelativeTime at={lastSeenAt.toISOString()} className="text-muted-fg" />
      ) : (
        <span className="text-muted-fg">Never</span>
      ),
  },
  ...(isSearch
    ? []
    : [
        {
          key: "created",
          header: "Created",
          width: "110px",
          hiddenBelow: "lg" as const,
          cell: ({ createdAt }: AccountHitDto) => (
            <Time at={createdAt.toISOString()} as="date" className="text-muted-fg" />
          ),
        },
      ]),
];

function quiet(text: (hit: AccountHitDto) => string | null) {
  return (hit: AccountHitDto) => <bdi className="text-muted-fg">{text(hit) ?? "—"}</bdi>;
}

function AccountLink({ hit }: { hit: AccountHitDto }) {
  return (
    <Link href={accountHref(hit.id)} prefetch={false} className="font-emphasis hover:underline" title={hit.name.text}>
      <bdi>{hit.name.text}</bdi>
    </Link>
  );
}
