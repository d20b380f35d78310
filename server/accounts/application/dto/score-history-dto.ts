/** The spans a chart may show, in days. */
export const HISTORY_DAYS = [30, 90, 365] as const;

export type HistoryDays = (typeof HISTORY_DAYS)[number];

/** How the score moved: a step line and what moved it. Bounded: `from` may be later than asked when signals are many. */
export type HistoryDto = {
  readonly from: Date;
  readonly to: Date;
  readonly truncated: boolean;
  readonly points: readonly HistoryPointDto[];
  readonly markers: readonly HistoryMarkerDto[];
};

export type HistoryPointDto = { readonly at: Date; readonly scoreMilli: number };

export type HistoryMarkerDto = {
  readonly at: Date;
  readonly kind: "RAISES" | "LOWERS" | "DECISION";
  readonly label: string;
  /** Null for decisions. */
  readonly deltaMilli: number | null;
  readonly scoreMilli: number;
};
