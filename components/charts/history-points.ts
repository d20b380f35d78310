import type { HistoryArrivalDto, HistoryDto } from "@/server/accounts/application/dto/score-history-dto";
import type { HistoryPoint } from "./history-data";

/** Smaller moves stand in the table alone; on the line they would hide each other. */
const drawnFromMilli = 300;
const namedAtMost = 3;
const namedFromMilli = 2_000;
/** How much of the width and of the scale a name takes. */
const nameShare = 0.3;
const nameHeightMilli = 5_000;

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

type Fall = { readonly at: number; readonly scoreMilli: number; readonly arrival: HistoryArrivalDto };

/** The deepest falls are named on the line itself, as far as their names have room. */
function namedArrivals({ points, from, to }: HistoryDto): ReadonlySet<HistoryArrivalDto> {
  const reach = nameShare * (to.getTime() - from.getTime());
  const hides = (a: Fall, b: Fall): boolean =>
    Math.abs(a.at - b.at) < reach && Math.abs(a.scoreMilli - b.scoreMilli) < nameHeightMilli;
  const falls = points
    .flatMap(({ at, scoreMilli, arrival }): Fall[] =>
      arrival && arrival.movedMilli <= -namedFromMilli ? [{ at: at.getTime(), scoreMilli, arrival }] : [],
    )
    .sort((a, b) => a.arrival.movedMilli - b.arrival.movedMilli);
  const named: Fall[] = [];
  for (const fall of falls) {
    if (named.length < namedAtMost && !named.some((other) => hides(fall, other))) named.push(fall);
  }
  return new Set(named.map(({ arrival }) => arrival));
}

function scoreAt({ points }: HistoryDto, at: Date): number {
  const before = points.filter((point) => point.at <= at).at(-1) ?? points[0];
  return before?.scoreMilli ?? 0;
}
