import { riskNames, scaleParts, type Thresholds } from "@/components/kit/risk-level";
import { defaultTimeZone, type TimeZone } from "@/components/kit/time-text";
import { type HistoryPoint, historySentence, scoreDomain, tickText, timeTicks } from "./history-data";
import { MarkerShape } from "./marker-shape";

type MiniHistoryProps = {
  /** Oldest first. */
  points: readonly HistoryPoint[];
  thresholds: Thresholds;
  /** The moment the drawing ends at, an ISO instant. */
  until: string;
  zone?: TimeZone;
};

const box = { width: 392, height: 140, left: 28, right: 388, top: 4, bottom: 120 } as const;
const bands = { LOW: "low", MEDIUM: "medium", HIGH: "high", CRITICAL: "critical" } as const;

/** The history in a card: drawn by hand, without a chart library and without scripts. */
export function MiniHistory({ points, thresholds, until, zone = defaultTimeZone }: MiniHistoryProps) {
  const [low, high] = scoreDomain(points, thresholds);
  const [from, to] = [Date.parse(points[0]?.at ?? until), Date.parse(until)];
  const x = (at: number) => box.left + ((box.right - box.left) * (at - from)) / Math.max(1, to - from);
  const y = (score: number) => box.bottom - ((box.bottom - box.top) * (score - low)) / (high - low);
  const text = { fill: "var(--muted-fg)", fontSize: 11, fontWeight: 500 };
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      className="block h-auto w-full"
      role="img"
      aria-label={historySentence(points, thresholds, zone)}
    >
      {scaleParts(thresholds).map((part) => {
        const [top, bottom] = [y(Math.min(part.to, high)), y(Math.max(part.from, low))];
        return bottom > top ? (
          <rect
            key={riskNames[part.level]}
            x={box.left}
            width={box.right - box.left}
            y={top}
            height={bottom - top}
            fill={`var(--band-${bands[part.level]})`}
          />
        ) : null;
      })}
      {[thresholds.high, thresholds.medium, thresholds.low].map((at) => (
        <g key={at}>
          <path d={`M${box.left} ${y(at)}H${box.right}`} stroke="var(--border-strong)" strokeDasharray="2 3" />
          <text {...text} x={box.left - 8} y={y(at) + 4} textAnchor="end">
            {at}
          </text>
        </g>
      ))}
      <path d={stepPath(points, { x, y }, box.right)} fill="none" stroke="var(--fg)" strokeWidth={1.75} />
      {points.map((point) =>
        point.marker && !point.marker.isQuiet ? (
          <MarkerShape
            key={point.at + point.marker.what}
            kind={point.marker.kind}
            x={x(Date.parse(point.at))}
            y={y(point.scoreMilli / 1000)}
          />
        ) : null,
      )}
      {timeTicks(from, to, 4).map((at, index, all) => (
        <text
          key={at}
          {...text}
          x={x(at)}
          y={box.height - 4}
          textAnchor={index === 0 ? "start" : index === all.length - 1 ? "end" : "middle"}
        >
          {tickText(at, to, zone)}
        </text>
      ))}
    </svg>
  );
}

type Scales = { readonly x: (at: number) => number; readonly y: (score: number) => number };

/** Horizontal until the next moment, then straight up or down; the last score holds to the end. */
export function stepPath(points: readonly HistoryPoint[], { x, y }: Scales, end: number): string {
  const steps = points.map((point, index) => {
    const [px, py] = [x(Date.parse(point.at)).toFixed(1), y(point.scoreMilli / 1000).toFixed(1)];
    return index === 0 ? `M${px} ${py}` : `H${px}V${py}`;
  });
  return steps.length === 0 ? "" : `${steps.join("")}H${end}`;
}
