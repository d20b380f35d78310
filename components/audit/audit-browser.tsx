"use client";

import { useQueryStates } from "nuqs";
import { useState } from "react";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { cx } from "@/components/ui/cx";
import { InlineError } from "@/components/ui/inline-error";
import { SkeletonRows } from "@/components/ui/skeleton";
import { auditAddress } from "./audit-address";
import { AuditDrawer } from "./audit-drawer";
import { AuditEmpty } from "./audit-empty";
import { AuditFilters, isFiltered } from "./audit-filters";
import { auditInput } from "./audit-input";
import { AuditTable } from "./audit-table";
import { ChainLine } from "./chain-line";
import { NewEntries } from "./new-entries";
import { useAuditTrail } from "./use-audit-trail";
import { useOpenEntry } from "./use-open-entry";

type AuditBrowserProps = {
  /** Given, the trail of one account alone, inside its page. */
  accountId?: string;
};

const skeletonRows = 14;

/** The trail: filters, entries by day, and the one that is open beside them. */
export function AuditBrowser({ accountId }: AuditBrowserProps) {
  const [address, setAddress] = useQueryStates(auditAddress);
  const [openedAt] = useState(() => Date.now());
  const trail = useAuditTrail(auditInput(address, openedAt, accountId ?? null));
  const { rows, problem } = trail;
  const entry = useOpenEntry(rows ?? [], address.ev, (id) => void setAddress({ ev: id }));
  useShortcut("apply-new", trail.showNew, trail.news !== null);
  const isPart = accountId !== undefined;
  const isOpen = address.ev !== null;
  return (
    <div className={cx("flex flex-col bg-surface", isPart ? "rounded-md border border-border" : "min-h-0 flex-1")}>
      {isPart ? null : <ChainLine address={address} openedAt={openedAt} />}
      <AuditFilters
        address={address}
        onChange={(change) => void setAddress(change)}
        trail={trail}
        isPart={isPart}
        isAside={isOpen}
      />
      <NewEntries news={trail.news} onShow={trail.showNew} />
      <div
        className={cx(
          "grid grid-rows-[minmax(0,1fr)]",
          !isPart && "min-h-0 flex-1",
          isOpen && "lg:grid-cols-[minmax(0,1fr)_480px]",
        )}
      >
        <div
          className={cx(
            "min-w-0 print:overflow-visible",
            isPart ? "overflow-hidden" : "overflow-y-auto",
            isOpen && "max-lg:hidden",
          )}
        >
          {rows === null && !problem ? (
            <SkeletonRows count={skeletonRows} rowHeight={36} label="Loading the trail" />
          ) : null}
          {problem ? <InlineError {...problem} onRetry={trail.showNew} retrying={trail.isFetching} /> : null}
          {rows?.length === 0 ? (
            <AuditEmpty trail={trail} isFiltered={isFiltered(address)} onClear={() => void setAddress(noFilter)} />
          ) : null}
          {rows && rows.length > 0 ? (
            <AuditTable trail={trail} rows={rows} entry={entry} isNarrow={isOpen} isPart={isPart} />
          ) : null}
        </div>
        {address.ev ? (
          <AuditDrawer
            key={address.ev}
            id={address.ev}
            entry={entry}
            isPart={isPart}
            onFilter={(change) => void setAddress(change)}
          />
        ) : null}
      </div>
    </div>
  );
}

const noFilter = { actor: null, action: null, outcome: null, account: null, from: null, to: null };
