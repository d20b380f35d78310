"use client";

import {
  CartesianGrid,
  ComposedChart,
  type DotItemDotProps,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { pointsText, standingText } from "@/components/kit/points";
import { levelAt, riskNames, scaleParts, type Thresholds } from "@/components/kit/risk-level";
import { absoluteText, type TimeZone } from "@/components/kit/time-text";
import { type HistoryPoint, scoreDomain, tickText, timeTicks } from "./history-data";
import { MarkerShape } from "./marker-shape";

type PlotProps = { points: readonly HistoryPoint[]; thresholds: Thresholds; zone: TimeZone; height: number };
type Datum = { readonly at: number; readonly score: number; readonly point: HistoryPoint };

const bands = { LOW: "low", MEDIUM: "medium", HIGH: "high", CRITICAL: "critical" } as const;
const mostTicks = 7;

/** The drawing itself, in a chunk of its own: recharts is heavy and waits until it is wanted. */
export function ScoreHistoryPlot({ points, thresholds, zone, height }: PlotProps) {
  const data: Datum[] = points.map((point) => ({ at: Date.parse(point.at), score: point.scoreMilli / 1000, point }));
  const domain = scoreDomain(points, thresholds);
  const [from, to] = [data[0]?.at ?? 0, data.at(-1)?.at ?? 0];
  const parts = scaleParts(thresholds)
    .map((part) => ({ ...part, from: Math.max(part.from, domain[0]), to: Math.min(part.to, domain[1]) }))
    .filter((part) => part.from < part.to);
  const levelOf = (score: number) => riskNames[levelAt(score, thresholds)];
  const axis = { tickLine: false, axisLine: false, tick: { fill: "var(--muted-fg)", fontSize: 11, fontWeight: 500 } };
  return (
    <div className="px-4 pb-2" dir="ltr">
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart data={data} title="Standing over time" margin={{ top: 8, right: 0, bottom: 0, left: 0 }}>
          {parts.map((part) => (
            <ReferenceArea
              key={part.level}
              yAxisId="score"
              y1={part.from}
              y2={part.to}
              fill={`var(--band-${bands[part.level]})`}
              fillOpacity={1}
            />
          ))}
          <CartesianGrid horizontal={false} vertical={false} />
          {[thresholds.high, thresholds.medium, thresholds.low].map((at) => (
            <ReferenceLine key={at} yAxisId="score" y={at} stroke="var(--border-strong)" strokeDasharray="2 3" />
          ))}
          <XAxis
            {...axis}
            dataKey="at"
            type="number"
            domain={[from, to]}
            ticks={[...timeTicks(from, to, mostTicks)]}
            tickFormatter={(at: number) => tickText(at, Date.now(), zone)}
            height={20}
          />
          <YAxis
            {...axis}
            yAxisId="score"
            domain={[...domain]}
            ticks={[thresholds.high, thresholds.medium, thresholds.low]}
            width={28}
          />
          <YAxis
            {...axis}
            yAxisId="levels"
            orientation="right"
            domain={[...domain]}
            ticks={parts.map((part) => (part.from + part.to) / 2)}
            tickFormatter={levelOf}
            width={56}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--border-strong)" }}
            content={({ active, payload }) => {
              const point = active ? pointOf(payload?.[0]?.payload) : null;
              return point ? <PointCard point={point} zone={zone} /> : null;
            }}
          />
          {/* An axis without a line of its own is not drawn. */}
          <Line
            yAxisId="levels"
            dataKey="score"
            stroke="none"
            isAnimationActive={false}
            dot={false}
            activeDot={false}
            tooltipType="none"
          />
          <Line
            yAxisId="score"
            dataKey="score"
            type="stepAfter"
            stroke="var(--fg)"
            strokeWidth={1.75}
            isAnimationActive={false}
            dot={drawMarker}
            activeDot={{ r: 3, fill: "var(--fg)", stroke: "var(--surface)" }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

/** The chart hands its data back untyped; only what carries a point is ours. */
function pointOf(datum: unknown): HistoryPoint | null {
  const isOurs = (value: unknown): value is Datum => typeof value === "object" && value !== null && "point" in value;
  return isOurs(datum) ? datum.point : null;
}

function drawMarker({ cx, cy, index, payload }: DotItemDotProps) {
  const marker = pointOf(payload)?.marker;
  if (!marker || marker.isQuiet || cx === undefined || cy === undefined) return <g key={index} />;
  const tenths = Math.round((marker.pointsMilli ?? 0) / 100);
  return (
    <g key={index}>
      <MarkerShape kind={marker.kind} x={cx} y={cy} />
      {marker.isNamed ? (
        <text x={cx - 10} y={cy + 4} textAnchor="end" fill="var(--fg)" fontSize={11} fontWeight={500}>
          {marker.what} {tenths === 0 ? "" : pointsText(tenths)}
        </text>
      ) : null}
    </g>
  );
}

function PointCard({ point, zone }: { point: HistoryPoint; zone: TimeZone }) {
  return (
    <div className="rounded-md border border-border-strong bg-pop px-3 py-2 text-meta shadow-pop">
      <p className="text-muted-fg">{absoluteText(Date.parse(point.at), zone, "minute")}</p>
      <p className="font-semibold">Standing {standingText(point.scoreMilli)}</p>
      {point.marker ? (
        <p>
          {point.marker.what}
          {point.marker.pointsMilli === undefined ? "" : ` ${pointsText(Math.round(point.marker.pointsMilli / 100))}`}
        </p>
      ) : null}
    </div>
  );
}
