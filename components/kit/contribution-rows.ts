import { apportionTenths } from "./points";

export type ContributionLine = {
  readonly key: string;
  readonly label: string;
  /** What was seen, in words: "9 completed, 0 failed". */
  readonly seen: string;
  /** Signed milli-points. */
  readonly pointsMilli: number;
  /** "60 d"; absent for lines that don't age. */
  readonly halfLife?: string | null;
  /** The median of comparable accounts, in milli-points; absent where nothing is compared. */
  readonly peersMilli?: number | null;
  readonly evidence?: { readonly label: string; readonly href?: string } | null;
  /** Short name for the folded line of the pane: "refunds". */
  readonly shortName?: string;
};

export type ContributionTableData = {
  readonly baseMilli: number;
  /** "Policy base" */
  readonly baseSeen: string;
  readonly baseEvidence?: { readonly label: string; readonly href?: string } | null;
  /** In the fixed order of the inputs; clamp, floor and override follow as lines of their own. */
  readonly lines: readonly ContributionLine[];
  readonly scoreMilli: number;
};

export type DrawnLine = ContributionLine & {
  /** Shown tenths; together with the base they add up to the shown standing. */
  readonly tenths: number;
  /** Where its bar runs on the scale from 0 to 100. */
  readonly from: number;
  readonly to: number;
};

/** Base and lines with shown points that add up to the shown standing, and the place of each bar. */
export function drawLines(data: ContributionTableData): {
  readonly baseTenths: number;
  readonly lines: readonly DrawnLine[];
} {
  const [baseTenths = 0, ...tenths] = apportionTenths([data.baseMilli, ...data.lines.map((line) => line.pointsMilli)]);
  let runningMilli = data.baseMilli;
  const lines = data.lines.map((line, index) => {
    const from = onScale(runningMilli);
    runningMilli += line.pointsMilli;
    return { ...line, tenths: tenths[index] ?? 0, from, to: onScale(runningMilli) };
  });
  return { baseTenths, lines };
}

/** Splits lines into those that moved the score and those that did not. */
export function foldIdle(lines: readonly DrawnLine[]): {
  readonly moving: readonly DrawnLine[];
  readonly idle: readonly DrawnLine[];
} {
  return { moving: lines.filter((line) => line.tenths !== 0), idle: lines.filter((line) => line.tenths === 0) };
}

function onScale(milli: number): number {
  return Math.min(100, Math.max(0, milli / 1000));
}
