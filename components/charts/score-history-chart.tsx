"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { Thresholds } from "@/components/kit/risk-level";
import { defaultTimeZone, type TimeZone } from "@/components/kit/time-text";
import { ChartFrame } from "@/components/ui/chart-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { type HistoryMarkerKind, type HistoryPoint, historySentence, markerNames } from "./history-data";
import { HistoryTable } from "./history-table";
import { MarkerKey } from "./marker-shape";

const plotHeight = 176;

const Plot = dynamic(() => import("./score-history-plot").then((module) => module.ScoreHistoryPlot), {
  ssr: false,
  loading: () => <div style={{ height: plotHeight }} role="status" aria-label="Loading the chart" />,
});

type ScoreHistoryChartProps = {
  title?: string;
  /** Oldest first. */
  points: readonly HistoryPoint[];
  thresholds: Thresholds;
  zone?: TimeZone;
  /** Beside the title: what the line leaves out. */
  note?: ReactNode;
  /** Where a moment of the table is explained. */
  explainHref?: (at: string) => string;
  /** Ranges to choose from, as segments. */
  controls?: ReactNode;
  className?: string;
};

/** Standing over time: a stepped line over the bands of risk, marks for what moved it, and a table with the same. */
export function ScoreHistoryChart(props: ScoreHistoryChartProps) {
  const {
    title = "History",
    points,
    thresholds,
    zone = defaultTimeZone,
    note,
    explainHref,
    controls,
    className,
  } = props;
  const kinds = [
    ...new Set(
      points.flatMap((point): HistoryMarkerKind[] =>
        point.marker && !point.marker.isQuiet ? [point.marker.kind] : [],
      ),
    ),
  ];
  return (
    <ChartFrame
      title={title}
      note={note}
      sentence={historySentence(points, thresholds, zone)}
      controls={controls}
      {...(className === undefined ? {} : { className })}
      chart={
        points.length < 2 ? (
          <EmptyState title="No history yet">The line begins with the first signal.</EmptyState>
        ) : (
          <>
            <div className="flex flex-wrap gap-3 px-4 pt-1" aria-hidden="true">
              {kinds.map((kind) => (
                <MarkerKey key={kind} kind={kind} label={markerNames[kind]} />
              ))}
            </div>
            <Plot points={points} thresholds={thresholds} zone={zone} height={plotHeight} />
          </>
        )
      }
      table={<HistoryTable points={points} thresholds={thresholds} zone={zone} explainHref={explainHref} />}
    />
  );
}
