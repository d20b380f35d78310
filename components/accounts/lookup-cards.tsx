import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/kit/relative-time";
import { RiskChip } from "@/components/kit/risk-chip";
import { StatusPill } from "@/components/kit/status-pill";
import { Button } from "@/components/ui/button";
import type { AccountHitDto } from "@/server/accounts/application/dto/lookup-dto";
import { accountHref } from "./account-address";
import { rolesText } from "./role-names";
import type { Lookup } from "./use-lookup";

/** The same results on phones: one card an account, all of it one link. */
export function LookupCards({ lookup, rows }: { lookup: Lookup; rows: readonly AccountHitDto[] }) {
  return (
    <div className="sm:hidden">
      <ul aria-label="Accounts">
        {rows.map((hit) => (
          <li key={hit.id} className="border-b border-row-line">
            <AccountCard hit={hit} />
          </li>
        ))}
      </ul>
      {lookup.loadMore ? (
        <div className="flex justify-center p-3">
          <Button onClick={lookup.loadMore} busy={lookup.isLoadingMore} busyLabel="Loading more">
            Load more
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function AccountCard({ hit }: { hit: AccountHitDto }) {
  const about = [rolesText(hit.roles), hit.storeName, hit.maskedEmail ?? hit.maskedPhone ?? hit.externalId];
  return (
    <Link
      href={accountHref(hit.id)}
      prefetch={false}
      className="grid grid-cols-[minmax(0,1fr)_16px] items-center gap-x-2 px-4 py-3 -outline-offset-2"
    >
      <span className="grid min-w-0 gap-1">
        <span className="flex items-center gap-2">
          <RiskChip level={hit.risk} />
          {hit.score === null ? null : <b className="font-emphasis">{hit.score}</b>}
          <span className="ms-auto">
            <StatusPill status={hit.standingStatus} until={hit.lockUntil?.toISOString() ?? null} />
          </span>
        </span>
        <span className="text-form font-emphasis">
          <bdi>{hit.name.text}</bdi>
        </span>
        <span className="truncate text-muted-fg">{about.filter(Boolean).join(" · ")}</span>
        <span className="text-meta text-muted-fg">
          {hit.lastSeenAt ? (
            <>
              Seen <RelativeTime at={hit.lastSeenAt.toISOString()} />
            </>
          ) : (
            "Never signed in"
          )}
          {hit.match.label ? ` · found by ${hit.match.label}` : ""}
        </span>
      </span>
      <ChevronRight aria-hidden="true" className="size-4 text-muted-fg rtl:rotate-180" />
    </Link>
  );
}
