"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Flag } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useQueryState } from "nuqs";
import { useState } from "react";
import type { ActedOn } from "@/components/kit/act-receipt";
import { pointsText } from "@/components/kit/points";
import { Time } from "@/components/kit/time";
import { useStaffSession } from "@/components/shell/staff-session";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { EvidenceDto } from "@/server/accounts/application/dto/evidence-dto";
import type { ExplanationFactorDto, ExplanationLineDto } from "@/server/accounts/application/dto/explanation-dto";
import type { AccountTrustDto } from "@/server/accounts/application/dto/trust-profile-dto";
import { InputMonth } from "./input-month";
import { trustAddress } from "./trust-address";

const WrongSignalDialog = dynamic(() => import("./wrong-signal-dialog").then((module) => module.WrongSignalDialog), {
  ssr: false,
});

type BehindInputProps = {
  trust: AccountTrustDto;
  accountId: string;
  /** The input's name in the explanation. */
  input: string;
};

/** What an input's points are made of: its factors with their formula, what peers have, and the signals one by one. */
export function BehindInput({ trust, accountId, input }: BehindInputProps) {
  const line = trust.explanation.lines.find((candidate) => candidate.input === input);
  if (!line) return null;
  const { peers, head } = trust;
  const canReport = head.can.some(
    ({ action, blockedBecause }) => action === "trust.take-back-signal" && blockedBecause === null,
  );
  return (
    <div className="grid gap-3 py-3 sm:px-3">
      <InputMonth line={line} history={trust.inputHistory} />
      <ul aria-label={`Factors of ${line.label}`} className="grid gap-2">
        {line.factors.map((factor) => (
          <Factor key={factor.factor} factor={factor} />
        ))}
      </ul>
      {peers ? (
        <p className="text-muted-fg">
          Peers&rsquo; median: <b className="font-emphasis text-fg">{tenths(peers.medianMilli[line.input])}</b> among{" "}
          {peers.sampled.toLocaleString("en-IN")} sampled {peers.cohort}.
        </p>
      ) : null}
      <EvidenceList line={line} account={{ id: accountId, name: head.name.text }} canReport={canReport} />
    </div>
  );
}

const tenths = (milli: number): string => pointsText(Math.round(milli / 100));

/** "Completed orders +4.2: 9 completed", and how these points come about. */
function Factor({ factor }: { factor: ExplanationFactorDto }) {
  return (
    <li>
      <p className="flex flex-wrap gap-x-2">
        <b className="font-emphasis">{factor.label}</b>
        <span className="font-emphasis">{tenths(factor.pointsMilli)}</span>
        <span className="text-muted-fg">
          {factor.seen}; good {massText(factor.good)}, bad {massText(factor.bad)} by that moment, halving every{" "}
          {factor.halfLifeDays} {factor.halfLifeDays === 1 ? "day" : "days"}
        </span>
      </p>
      <p className="text-meta text-muted-fg">{factor.formula}</p>
    </li>
  );
}

const massText = (mass: number): string => mass.toFixed(2);

const pageSize = 10;

type EvidenceListProps = { line: ExplanationLineDto; account: ActedOn; canReport: boolean };

function EvidenceList({ line, account, canReport }: EvidenceListProps) {
  const trpc = useTRPC();
  const [wrong, setWrong] = useState<EvidenceDto | null>(null);
  const accountId = account.id;
  const [at] = useQueryState("at", trustAddress.at);
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    trpc.trust.evidence.infiniteQueryOptions(
      { accountId, input: line.input, at, limit: pageSize },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div>
      <h3 className="caps mb-1">Evidence</h3>
      {error ? <QueryProblem error={error} isFetching={isFetching} refetch={refetch} /> : null}
      {data ? null : <Skeleton width="60%" />}
      <ol aria-label={`Evidence for ${line.label}, newest first`}>
        {rows.map((signal) => (
          <Signal key={signal.id} signal={signal} onReport={canReport ? () => setWrong(signal) : null} />
        ))}
      </ol>
      {hasNextPage ? (
        <Button
          size="small"
          className="mt-1"
          busy={isFetching}
          busyLabel="Loading"
          onClick={() => void fetchNextPage()}
        >
          Show older
        </Button>
      ) : null}
      {wrong ? <WrongSignalDialog account={account} signal={wrong} onClose={() => setWrong(null)} /> : null}
    </div>
  );
}

const directions: Readonly<Record<EvidenceDto["direction"], { words: string; tone: string }>> = {
  RAISES: { words: "raises", tone: "text-pos" },
  LOWERS: { words: "lowers", tone: "text-neg" },
  NEUTRAL: { words: "neutral", tone: "text-muted-fg" },
  WITHDRAWN: { words: "taken back", tone: "text-muted-fg" },
};

/** Where it came from; for those who may, with the event behind it. */
function SourceOf({ signal: { id, recordedAt, source } }: { signal: EvidenceDto }) {
  const { can } = useStaffSession();
  const look = "mono max-sm:col-span-2";
  if (!can.includes("signal.read")) return <span className={cx(look, "text-muted-fg")}>{source}</span>;
  return (
    <Link href={`/console/signals?ev=${id}.${recordedAt.getTime()}`} className={cx(look, "link")} title={id}>
      {source}
    </Link>
  );
}

function Signal({ signal, onReport }: { signal: EvidenceDto; onReport: (() => void) | null }) {
  const { words, tone } = directions[signal.direction];
  return (
    <li
      className="grid min-h-7 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-b border-row-line py-0.5 last:border-b-0 sm:grid-cols-[176px_minmax(0,1fr)_80px_auto_auto]"
      data-signal={signal.id}
    >
      <Time at={signal.occurredAt.toISOString()} className="text-muted-fg max-sm:col-span-2" />
      <span className="min-w-0">
        <bdi>{signal.words}</bdi>
      </span>
      <span className={tone}>{words}</span>
      <SourceOf signal={signal} />
      {onReport && signal.direction !== "WITHDRAWN" ? (
        <IconButton
          label={`Report as wrong: ${signal.words}`}
          icon={<Flag aria-hidden="true" className="size-3.5" strokeWidth={1.75} />}
          size="small"
          onClick={onReport}
        />
      ) : (
        <span className="size-7 max-sm:hidden" />
      )}
    </li>
  );
}
