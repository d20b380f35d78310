import type { ChangeKind } from "@/server/accounts/domain/entities/hypothetical-change";
import type { Factor } from "@/server/accounts/domain/entities/trust-signal";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";

/** Whose facts can be found wrong; a burst is over before anybody looks. */
export const FACTORS_TO_DOUBT = [
  "completion",
  "refunds",
  "couponAbuse",
  "failures",
  "newDevices",
  "sharedDevices",
  "ipReputation",
  "ipTravel",
  "disputes",
] as const satisfies readonly Factor[];

/** What time alone and small changes would make of a standing; of the past, nothing is foretold. */
export type OutlookDto = {
  /** The score that changes start from: without what an override makes of it. */
  readonly computedMilli: number;
  readonly forecast: ForecastDto;
  /** The level that changes are looked for, and what it needs; null at the best level. */
  readonly wanted: { readonly risk: RiskLevel; readonly neededMilli: number; readonly holdHours: number } | null;
  readonly isFlagged: boolean;
  readonly counterfactuals: readonly CounterfactualDto[];
  /** Said where no single change is enough. */
  readonly noneSingle: string | null;
};

export type ForecastDto = {
  /** The moment the computed score crosses a threshold. */
  readonly leaves: { readonly at: Date; readonly risk: RiskLevel; readonly scoreMilli: number } | null;
  readonly flagClearsAt: Date | null;
  readonly changes: readonly { readonly at: Date; readonly risk: RiskLevel }[];
  readonly until: Date;
  readonly sentence: string;
};

export type CounterfactualDto = {
  readonly changes: readonly HypotheticalChangeDto[];
  readonly effort: number;
  readonly scoreMilli: number;
  readonly risk: RiskLevel;
  readonly clearsAt: Date;
};

export type HypotheticalChangeDto = {
  readonly kind: ChangeKind;
  /** "Staff", "Customer", "Time". */
  readonly who: string;
  /** "2 coupon abuses found wrong"; of time, without the moment. */
  readonly words: string;
  /** Facts found wrong, newest first, or the moment time has to reach. */
  readonly factor: Factor | null;
  readonly moments: readonly Date[];
};

/** What a hypothesis makes of the score: nothing is saved. */
export type WhatIfDto = {
  readonly scoreMilli: number;
  readonly beforeMilli: number;
  readonly risk: RiskLevel;
  readonly lines: readonly { readonly label: string; readonly pointsMilli: number; readonly movedMilli: number }[];
  /** When the level itself would follow, as far as it does within a month. */
  readonly levelFollows: { readonly at: Date; readonly risk: RiskLevel } | null;
  readonly at: Date;
  readonly policyVersion: number;
};
