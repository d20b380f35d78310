"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Time } from "@/components/kit/time";
import { absoluteText, defaultTimeZone } from "@/components/kit/time-text";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { ChartFrame } from "@/components/ui/chart-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { SignalHistogramDto } from "@/server/accounts/application/dto/signals-dto";
import { inputNames } from "./signal-words";
import { signalInputs } from "./signals-address";
import type { SignalFilter } from "./signals-input";

const plotHeight = 200;

const Bars = dynamic(() => import("./signal-bars").then((module) => module.SignalBars), {
  ssr: false,
  loading: () => <div style={{ height: plotHeight }} role="status" aria-label="Loading the chart" />,
});

type SignalHistogramProps = {
  filter: SignalFilter;
  /** A span cut out of the chart, as ISO instants. */
  onSpan: (from: string, to: string) => void;
};

type Cut = { readonly from: Date; readonly to: Date };

/** How many signals of each input were recorded when; a part of it can be cut out. */
export function SignalHistogram({ filter, onSpan }: SignalHistogramProps) {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(
    trpc.signals.histogram.queryOptions(filter, { placeholderData: keepPreviousData }),
  );
  const [cut, setCut] = useState<Cut | null>(null);
  if (error && !data) {
    return <QueryProblem error={error} isFetching={isFetching} refetch={refetch} />;
  }
  if (!data) return <Skeleton height={plotHeight + 72} />;
  const total = totalOf(data);
  return (
    <ChartFrame
      title="Signals by input"
      note={noteOf(data)}
      sentence={sentenceOfChart(data, total)}
      controls={
        cut ? (
          <Button
            size="small"
            onClick={() => {
              onSpan(cut.from.toISOString(), cut.to.toISOString());
              setCut(null);
            }}
          >
            Narrow to the selection
          </Button>
        ) : null
      }
      chart={
        total === 0 ? (
          <EmptyState title="No signals in this span">Choose a longer one, or fewer conditions.</EmptyState>
        ) : (
          <Bars key={data.from.getTime()} histogram={data} height={plotHeight} onCut={setCut} />
        )
      }
      table={<HistogramTable histogram={data} />}
    />
  );
}

const totalOf = ({ totals }: SignalHistogramDto): number => signalInputs.reduce((sum, input) => sum + totals[input], 0);

function sentenceOfChart({ from, to, totals }: SignalHistogramDto, total: number): string {
  const span = `${absoluteText(from.getTime(), defaultTimeZone, "minute")} to ${absoluteText(to.getTime(), defaultTimeZone, "minute")}`;
  const [most] = [...signalInputs].sort((a, b) => totals[b] - totals[a]);
  if (total === 0 || !most) return `No signals from ${span}.`;
  return `${total.toLocaleString("en-IN")} signals from ${span}; most of them: ${inputNames[most]}, ${totals[most].toLocaleString("en-IN")}.`;
}

const noteOf = ({ truncated }: SignalHistogramDto): string | null =>
  truncated.length === 0
    ? null
    : `only the newest are counted of ${truncated.map((input) => inputNames[input]).join(", ")}`;

function HistogramTable({ histogram }: { histogram: SignalHistogramDto }) {
  const shown = histogram.bars.filter(({ counts }) => signalInputs.some((input) => counts[input]));
  return (
    <div className="max-h-72 overflow-auto">
      <table className="w-full border-collapse">
        <caption className="sr-only">Signals by input and time</caption>
        <thead>
          <tr className="border-b border-row-line text-meta text-muted-fg">
            <th scope="col" className="h-8 px-4 text-start font-medium">
              From
            </th>
            {signalInputs.map((input) => (
              <th key={input} scope="col" className="num h-8 px-2 font-medium">
                {inputNames[input]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ at, counts }) => (
            <tr key={at.getTime()} className="border-b border-row-line">
              <th scope="row" className="h-8 px-4 text-start font-normal whitespace-nowrap">
                <Time at={at.toISOString()} as="minute" />
              </th>
              {signalInputs.map((input) => (
                <td key={input} className="num h-8 px-2">
                  {(counts[input] ?? 0).toLocaleString("en-IN")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
