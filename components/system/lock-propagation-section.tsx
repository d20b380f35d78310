"use client";

import Link from "next/link";
import { RelativeTime } from "@/components/kit/relative-time";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { LockPropagationDto, PropagatedLockDto } from "@/server/accounts/application/dto/installation-dto";
import { Figures } from "./figures";
import { HealthWord } from "./health-word";
import { lockWord, tookText } from "./installation-words";
import { Section } from "./section";
import { countText } from "./system-words";
import { useLockPropagation } from "./use-installation";

/** How soon other systems hear of a lock, and the receipts of the latest. */
export function LockPropagationSection() {
  return (
    <Section
      title="Lock propagation"
      state={useLockPropagation()}
      rows={4}
      note={(data) => <HealthWord value={lockWord(data)} />}
    >
      {(data) => (
        <>
          <Figures
            figures={[
              { label: "Median (p50)", value: data.p50Ms === null ? "None yet" : tookText(data.p50Ms) },
              { label: "p99", value: data.p99Ms === null ? "None yet" : tookText(data.p99Ms) },
              { label: "Locks measured", value: countText(data.measured) },
            ]}
          />
          <p className="px-4 pb-3 text-muted-fg">
            A lock holds from its commit on: sessions are looked up in the database at every request. Measured is how
            long its event took to leave, over the latest 100 locks of seven days.
          </p>
          {data.measured > 0 ? <Buckets {...data} /> : null}
          <DataTable
            label="The latest locks, newest first"
            columns={columns}
            rows={data.latest}
            rowKey={({ auditEntryId }) => auditEntryId}
            empty={
              <p className="border-t border-border px-4 py-3 text-muted-fg">
                There is no lock of seven days to measure.
              </p>
            }
            isInCard
          />
        </>
      )}
    </Section>
  );
}

/** The histogram: a bar for each span, its count beside it in words. */
function Buckets({ buckets, measured }: LockPropagationDto) {
  return (
    <ul aria-label="How long they took" className="grid gap-1 px-4 pb-3">
      {buckets.map(({ label, locks }) => (
        <li key={label} className="grid grid-cols-[96px_1fr_48px] items-center gap-3 text-meta">
          <span className="text-muted-fg">{label}</span>
          <span aria-hidden="true" className="h-2 rounded-sm bg-(--track)">
            <span className="block h-2 rounded-sm bg-(--base-bar)" style={{ width: `${(locks / measured) * 100}%` }} />
          </span>
          <span className="num">{countText(locks)}</span>
        </li>
      ))}
    </ul>
  );
}

const stateWords = { WAITING: "Waits to be told", UNCHANGED: "Locked before, nothing to tell" } as const;

const columns: readonly Column<PropagatedLockDto>[] = [
  {
    key: "locked",
    header: "Locked",
    isRowHeader: true,
    cell: ({ lockedAt }) => <RelativeTime at={lockedAt.toISOString()} className="font-normal" />,
  },
  {
    key: "told",
    header: "Told after",
    cell: ({ state, publishedAfterMs }) =>
      state === "PUBLISHED" ? (
        tookText(publishedAfterMs ?? 0)
      ) : (
        <span className="whitespace-normal text-muted-fg">{stateWords[state]}</span>
      ),
  },
  {
    key: "receipt",
    header: "Receipt",
    width: "112px",
    cell: ({ auditEntryId }) => (
      <Link href={`/console/audit?ev=${auditEntryId}`} prefetch={false} className="link">
        See the entry
      </Link>
    ),
  },
];
