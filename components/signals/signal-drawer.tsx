"use client";

import { useQuery } from "@tanstack/react-query";
import { Pin, X } from "lucide-react";
import Link from "next/link";
import { IdText } from "@/components/kit/id-text";
import { exactPointsText } from "@/components/kit/points";
import { Time } from "@/components/kit/time";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { type Fact, Facts } from "@/components/ui/facts";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { SignalDto } from "@/server/accounts/application/dto/signals-dto";
import { noFilter, type SignalsChange } from "./signals-address";
import { signalOfKey } from "./signals-input";

type SignalDrawerProps = {
  opened: string;
  isPinned: boolean;
  onPin: (key: string) => void;
  onClose: () => void;
  onChange: (change: SignalsChange) => void;
};

/** One signal beside the list: what it says, what is left of it, and the event it came of. */
export function SignalDrawer({ opened, isPinned, onPin, onClose, onChange }: SignalDrawerProps) {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(trpc.signals.get.queryOptions(signalOfKey(opened)));
  return (
    <aside
      aria-label="Signal"
      className="min-w-0 rounded-md border border-border bg-surface lg:sticky lg:top-4 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"
    >
      <header className="flex items-center gap-2 border-b border-border px-4 py-3">
        <h2 className="min-w-0 text-panel font-semibold tracking-[-0.01em]">{data?.inputLabel ?? "Signal"}</h2>
        <IconButton
          size="small"
          className="ms-auto aria-pressed:text-primary"
          label="Pin"
          title={isPinned ? "Unpin (Shift Enter)" : "Pin (Shift Enter)"}
          aria-pressed={isPinned}
          aria-keyshortcuts="Shift+Enter"
          icon={<Pin aria-hidden="true" className="size-4" fill={isPinned ? "currentColor" : "none"} />}
          onClick={() => onPin(opened)}
        />
        <IconButton size="small" label="Close" icon={<X aria-hidden="true" className="size-4" />} onClick={onClose} />
      </header>
      {error ? <QueryProblem error={error} isFetching={isFetching} refetch={refetch} /> : null}
      {!data && !error ? (
        <div role="status" aria-label="Loading the signal" className="grid gap-3 px-4 py-4">
          <Skeleton width="70%" />
          <Skeleton height={96} />
        </div>
      ) : null}
      {data ? <Behind signal={data} onChange={onChange} /> : null}
    </aside>
  );
}

function Behind({ signal, onChange }: { signal: SignalDto; onChange: (change: SignalsChange) => void }) {
  return (
    <div className="grid gap-3 px-4 py-3">
      <p className="text-pretty">
        <bdi>{signal.words}</bdi>
      </p>
      <Facts dense labelWidth={96} facts={factsOf(signal)} />
      <div className="flex flex-wrap gap-2 print:hidden">
        <Button size="small" onClick={() => onChange({ account: signal.account.id, ev: null })}>
          All signals of this account
        </Button>
        <Button size="small" onClick={() => onChange({ source: signal.source, ev: null })}>
          All of this source
        </Button>
        {signal.addressKey ? (
          <Button size="small" onClick={() => onChange({ ...noFilter, of: `ip:${signal.addressKey}`, ev: null })}>
            All of this network address
          </Button>
        ) : null}
        <Button size="small" onClick={() => onChange({ account: signal.account.id, group: "device", ev: null })}>
          Devices of this account
        </Button>
      </div>
      <section aria-label="Raw event">
        <h3 className="caps mb-1">Raw event</h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre tabIndex={0} className="mono max-h-96 overflow-auto rounded-md border border-border bg-bg p-3 text-meta">
          {signal.raw}
        </pre>
      </section>
    </div>
  );
}

const percentText = (share: number): string => `${(100 * share).toFixed(share >= 0.1 ? 0 : 1)} %`;

function factsOf(signal: SignalDto): readonly Fact[] {
  return [
    {
      label: "Account",
      value: (
        <>
          <Link href={`/console/accounts/${signal.account.id}?tab=trust`} className="link">
            <bdi>{signal.account.name.text}</bdi>
          </Link>
          <IdText value={signal.account.id} name="account id" />
        </>
      ),
    },
    { label: "Factor", value: signal.factorLabel },
    { label: "Points now", value: exactPointsText(signal.pointsMilli) },
    { label: "Masses", value: `good ${signal.good}, bad ${signal.bad}` },
    { label: "Left of it", value: `${percentText(signal.leftShare)}, halving every ${signal.halfLifeDays} days` },
    { label: "Happened", value: <Time at={signal.occurredAt.toISOString()} /> },
    { label: "Recorded", value: <Time at={signal.recordedAt.toISOString()} /> },
    { label: "Source", value: <span className="mono break-all">{signal.source}</span> },
    { label: "Event", value: <span className="mono break-all">{signal.sourceEventId}</span> },
    ...(signal.caseId
      ? [
          {
            label: "Case",
            value: (
              <Link href={`/console/review/${signal.caseId}`} className="link">
                Open case
              </Link>
            ),
          },
        ]
      : []),
  ];
}
