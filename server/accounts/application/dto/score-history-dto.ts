import type { Factor, TrustInput } from "@/server/accounts/domain/entities/trust-signal";

/** The spans a chart may show, in days. */
export const HISTORY_DAYS = [30, 90, 365] as const;

export type HistoryDays = (typeof HISTORY_DAYS)[number];

/** How the score moved: exact values to draw a step line through, and what moved it. At most 400 points. */
export type HistoryDto = {
  /** Later than asked when the account has more signals than are read. */
  readonly from: Date;
  readonly to: Date;
  readonly truncated: boolean;
  /** THEN: from what was known at each moment. NOW: from what is known today, for histories that came in one import. */
  readonly knowledge: "THEN" | "NOW";
  readonly points: readonly HistoryPointDto[];
  /** Staff decisions, to be drawn beside the line. */
  readonly decisions: readonly HistoryDecisionDto[];
};

export type HistoryPointDto = {
  readonly at: Date;
  readonly scoreMilli: number;
  /** Null for a point that shows nothing but the drift. */
  readonly arrival: HistoryArrivalDto | null;
};

/** Signals that arrived together. `movedMilli` is what they moved the score by. */
export type HistoryArrivalDto = {
  readonly kind: "RAISES" | "LOWERS" | "NEUTRAL";
  readonly movedMilli: number;
  readonly beforeMilli: number;
  readonly signals: number;
  readonly signalIds: readonly string[];
  /** "Coupon abuse −10.0". */
  readonly label: string;
  readonly moves: readonly { readonly factor: Factor; readonly label: string; readonly movedMilli: number }[];
};

export type HistoryDecisionDto = { readonly at: Date; readonly label: string; readonly by: string };

/** What each input gave at the same moments of a month, in milli-points, oldest first; inputs that gave none are left out. */
export type InputHistoryDto = {
  readonly moments: readonly Date[];
  readonly pointsMilli: Readonly<Partial<Record<TrustInput, readonly number[]>>>;
};
