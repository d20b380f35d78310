import { pointsText, standingText } from "@/components/kit/points";
import { levelAt, riskNames, type Thresholds } from "@/components/kit/risk-level";
import { dateText, type TimeZone } from "@/components/kit/time-text";

export type HistoryMarkerKind = "lowers" | "raises" | "staff" | "policy" | "sign-in";

/** One moment of an account's standing; between two moments the earlier score holds. */
export type HistoryPoint = {
  /** ISO instant. */
  readonly at: string;
  readonly scoreMilli: number;
  /** What happened then, if anything did. */
  readonly marker?: {
    readonly kind: HistoryMarkerKind;
    /** "Coupon abuse", "Locked by Priya Kulkarni". */
    readonly what: string;
    /** Signed milli-points that it moved. */
    readonly pointsMilli?: number;
    /** True writes it beside its mark. */
    readonly isNamed?: boolean;
    /** True keeps it in the table and in the words, without a mark on the line. */
    readonly isQuiet?: boolean;
  };
};

export const markerNames: Readonly<Record<HistoryMarkerKind, string>> = {
  lowers: "Lowers",
  raises: "Raises",
  staff: "Staff decision",
  policy: "Policy change",
  "sign-in": "Sign-in",
};

const dayMs = 86_400_000;

/** What the line says, in one sentence: from where to where, and what moved it most. */
export function historySentence(points: readonly HistoryPoint[], thresholds: Thresholds, zone: TimeZone): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "No history yet.";
  const name = riskNames[levelAt(last.scoreMilli / 1000, thresholds)];
  const change = Math.floor(last.scoreMilli / 100) - Math.floor(first.scoreMilli / 100);
  const since = dateText(Date.parse(first.at), zone);
  const moved = change === 0 ? `unchanged since ${since}` : `${pointsText(change)} since ${since}`;
  const deepest = strongest(points);
  const cause = deepest
    ? `; most of it: ${deepest.what.toLowerCase()}, ${pointsText(Math.round(deepest.milli / 100))}`
    : "";
  return `Standing ${standingText(last.scoreMilli)} (${name}), ${moved}${cause}.`;
}

function strongest(points: readonly HistoryPoint[]): { what: string; milli: number } | null {
  let found: { what: string; milli: number } | null = null;
  for (const { marker } of points) {
    const milli = marker?.pointsMilli ?? 0;
    if (marker && Math.abs(milli) > Math.abs(found?.milli ?? 0)) found = { what: marker.what, milli };
  }
  return found;
}

/** The part of the scale worth drawing: all scores with air around them, and at least the thresholds. */
export function scoreDomain(points: readonly HistoryPoint[], thresholds: Thresholds): readonly [number, number] {
  const scores = points.map((point) => point.scoreMilli / 1000);
  const low = Math.min(thresholds.high - 10, ...scores.map((score) => Math.floor(score) - 5));
  const high = Math.max(thresholds.low + 10, ...scores.map((score) => Math.ceil(score) + 5));
  return [Math.max(0, low), Math.min(100, high)];
}

/** Up to `count` instants, evenly apart, the first and the last of the span among them. */
export function timeTicks(from: number, to: number, count: number): readonly number[] {
  const steps = Math.max(1, Math.min(count - 1, Math.floor((to - from) / dayMs) || 1));
  return Array.from({ length: steps + 1 }, (_, index) => from + ((to - from) * index) / steps);
}

/** "6 Sep", and "Today" for the last one when it is. */
export function tickText(at: number, now: number, zone: TimeZone): string {
  const text = dateText(at, zone);
  return text === dateText(now, zone) ? "Today" : text.slice(0, text.lastIndexOf(" "));
}
