import type { HistoryArrivalDto, HistoryDto } from "@/server/accounts/application/dto/score-history-dto";
import type { HistoryPoint } from "./history-data";

/** Smaller moves stand in the table alone; on the line they would hide each other. */
const drawnFromMilli = 300;
const namedAtMost = 3;
const namedFromMilli = 2_000;

/** A history as the charts draw it: its points, and the decisions of staff at the score of their moment. */
export function historyPoints(history: HistoryDto): readonly HistoryPoint[] {
  const named = namedArrivals(history);
  const moved = history.points.map(({ at, scoreMilli, arrival }): HistoryPoint => {
    const point = { at: at.toISOString(), scoreMilli };
    const marker = arrival && markerOf(arrival, named);
    return marker ? { ...point, marker } : point;
  });
  const decided = history.decisions.map(
    ({ at, label, by }): HistoryPoint => ({
      at: at.toISOString(),
      scoreMilli: scoreAt(history, at),
      marker: { kind: "staff", what: `${label}, by ${by}` },
    }),
  );
  return [...moved, ...decided].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function markerOf(arrival: HistoryArrivalDto, named: ReadonlySet<HistoryArrivalDto>): HistoryPoint["marker"] {
  const [main, ...others] = arrival.moves;
  if (!main) return undefined;
  return {
    kind: arrival.movedMilli < 0 ? "lowers" : "raises",
    what: others.length === 0 ? main.label : `${main.label} and ${others.length} more`,
    pointsMilli: arrival.movedMilli,
    isNamed: named.has(arrival),
    isQuiet: Math.abs(arrival.movedMilli) < drawnFromMilli,
  };
}

/** The deepest falls are named on the line itself. */
function namedArrivals({ points }: HistoryDto): ReadonlySet<HistoryArrivalDto> {
  const falls = points
    .flatMap(({ arrival }) => (arrival && arrival.movedMilli <= -namedFromMilli ? [arrival] : []))
    .sort((a, b) => a.movedMilli - b.movedMilli);
  return new Set(falls.slice(0, namedAtMost));
}

function scoreAt({ points }: HistoryDto, at: Date): number {
  const before = points.filter((point) => point.at <= at).at(-1) ?? points[0];
  return before?.scoreMilli ?? 0;
}
