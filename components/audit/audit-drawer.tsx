"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown, ChevronUp, Link2, X } from "lucide-react";
import { Time } from "@/components/kit/time";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-store";
import type { AuditRowDto } from "@/server/accounts/application/dto/audit-dto";
import type { FilterChange } from "./audit-address";
import { AuditEntry } from "./audit-entry";
import { Refused } from "./refused";
import type { OpenEntry } from "./use-open-entry";

type AuditDrawerProps = {
  id: string;
  entry: OpenEntry;
  isPart: boolean;
  onFilter: (change: FilterChange) => void;
};

/** One entry beside the list, which stays alive: up and down move on, Escape closes. */
export function AuditDrawer({ id, entry, isPart, onFilter }: AuditDrawerProps) {
  const trpc = useTRPC();
  const row = entry.row?.id === id ? entry.row : null;
  const { data, error, isFetching, refetch } = useQuery({
    ...trpc.audit.get.queryOptions({ id, recordedAt: null }),
    // Entries never change.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  useShortcut("audit-copy-link", () => void copyLink(id));
  const known = data ?? row;
  return (
    <aside
      aria-label="Audit entry"
      className={cx(
        "flex min-w-0 flex-col border-s border-border bg-surface max-lg:border-s-0 print:border-0",
        isPart
          ? "lg:sticky lg:top-24 lg:max-h-[calc(100dvh-9rem)] lg:self-start lg:overflow-y-auto"
          : "overflow-y-auto",
        "print:overflow-visible",
      )}
    >
      <DrawerHead id={id} row={known} entry={entry} />
      {data ? <AuditEntry entry={data} onFilter={onFilter} /> : null}
      {error ? <QueryProblem error={error} isFetching={isFetching} refetch={refetch} /> : null}
      {!data && !error ? (
        <div role="status" aria-label="Loading the entry" className="grid gap-3 px-6 py-4">
          <Skeleton width="70%" />
          <Skeleton width="50%" />
          <Skeleton height={96} />
        </div>
      ) : null}
    </aside>
  );
}

const small = { "aria-hidden": true, className: "size-4" } as const;

function DrawerHead({ id, row, entry }: { id: string; row: AuditRowDto | null; entry: OpenEntry }) {
  return (
    <header className="border-b border-border px-4 py-3 sm:px-6">
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 text-panel font-semibold tracking-[-0.01em]">
          {row ? row.actionLabel : "Audit entry"}
          {row && row.occurrences > 1 ? ` ×${row.occurrences}` : ""}
        </h2>
        {row?.outcome === "REFUSED" ? <Refused /> : null}
        {row ? <span className="mono text-muted-fg">#{row.seq}</span> : null}
        <div className="ms-auto -me-2 flex shrink-0 print:hidden">
          <IconButton
            size="small"
            label="Copy a link to this entry"
            icon={<Link2 {...small} />}
            onClick={() => void copyLink(id)}
          />
          <IconButton
            size="small"
            label="Newer entry"
            icon={<ChevronUp {...small} />}
            aria-disabled={entry.previous === null || undefined}
            onClick={() => entry.previous?.()}
          />
          <IconButton
            size="small"
            label="Older entry"
            icon={<ChevronDown {...small} />}
            aria-disabled={entry.next === null || undefined}
            onClick={() => entry.next?.()}
          />
          <IconButton size="small" label="Close" icon={<X {...small} />} onClick={entry.close} />
        </div>
      </div>
      {row ? (
        <p className="text-muted-fg">
          <Time at={row.recordedAt.toISOString()} as="full-exact" />
        </p>
      ) : null}
    </header>
  );
}

async function copyLink(id: string): Promise<void> {
  await navigator.clipboard.writeText(`${window.location.origin}/console/audit?ev=${id}`);
  showToast({ message: "Copied a link to the entry." });
}
