import { Activity, Box, CreditCard, LogIn, type LucideIcon, Server, Shield, UserRound } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/kit/relative-time";
import type { ActivityKind, ActivityRowDto } from "@/server/accounts/application/dto/activity-dto";
import { explainHref } from "./account-address";

const icons: Readonly<Record<ActivityKind, LucideIcon>> = {
  SIGN_IN: LogIn,
  ORDER: Box,
  PAYMENT: CreditCard,
  TRUST: Activity,
  ACCOUNT: UserRound,
  STAFF: Shield,
  SYSTEM: Server,
};

type ActivityRowsProps = { accountId: string; rows: readonly ActivityRowDto[] };

/** Lines of the timeline, newest first; a line that moved the score leads to its explanation. */
export function ActivityRows({ accountId, rows }: ActivityRowsProps) {
  return (
    <ol aria-label="Activity, newest first">
      {rows.map((row) => (
        <Row key={row.id} accountId={accountId} row={row} />
      ))}
    </ol>
  );
}

function Row({ accountId, row }: { accountId: string; row: ActivityRowDto }) {
  const Icon = icons[row.kind];
  return (
    <li className="grid min-h-8 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-b border-row-line px-4 py-1 last:border-b-0 sm:grid-cols-[116px_96px_minmax(0,1fr)_auto]">
      <RelativeTime at={row.at.toISOString()} as="short" className="text-muted-fg" />
      <span className="flex items-center gap-2 text-muted-fg max-sm:justify-self-end">
        <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
        {row.kindLabel}
      </span>
      <span className="min-w-0 max-sm:col-span-2">
        <bdi>{row.words}</bdi>
        {row.refused ? (
          <span className="ms-2 inline-flex h-4.5 items-center rounded-sm border border-border-strong px-1 text-caps font-medium text-muted-fg">
            Refused
          </span>
        ) : null}
      </span>
      <span className="flex gap-3 text-end max-sm:col-span-2 max-sm:empty:hidden print:hidden">
        {row.explainAt ? (
          <Link href={explainHref(accountId, row.explainAt)} prefetch={false} scroll={false} className="link">
            Explain at
          </Link>
        ) : null}
        {row.auditEntryId ? (
          <Link href={`/console/audit?ev=${row.auditEntryId}`} prefetch={false} className="link">
            Audit entry
          </Link>
        ) : null}
      </span>
    </li>
  );
}
