import type { Factor, TrustInput, TrustSignal } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import { RISK_LEVELS, type RiskLevel } from "../value-objects/risk-level";
import { DAY_MS } from "../value-objects/time-span";
import { scoreText, type TrustScore } from "../value-objects/trust-score";
import { signedPoints, tenthsThatAddUp } from "./points-text";
import { betterLevels, clearingMilli, thresholdMilli } from "./risk-transition-service";
import type { AdjustmentLine, Evaluation, FactorPoints, InputLine } from "./trust-evaluation-service";
import {
  ADJUSTMENT_LABELS,
  CAUSES,
  describeFactor,
  FACTOR_LABELS,
  type FactorSeen,
  INPUT_LABELS,
  NOTHING_SEEN,
  RISK_LABELS,
} from "./trust-words";

/** A score in words and numbers. The texts of base, lines and adjustments add up to the text of the score. */
export type Explanation = {
  readonly headline: string;
  readonly scoreMilli: TrustScore;
  readonly scoreText: string;
  readonly risk: RiskLevel;
  readonly policyVersion: number;
  readonly at: Date;
  readonly base: { readonly pointsMilli: number; readonly pointsText: string };
  readonly lines: readonly ExplainedInput[];
  readonly adjustments: readonly ExplainedAdjustment[];
  readonly toBetter: NextBetter | null;
  readonly toWorse: NextWorse | null;
};

export type ExplainedInput = {
  readonly input: TrustInput;
  readonly label: string;
  /** What was seen, of all the input's factors. */
  readonly words: string;
  readonly pointsMilli: number;
  readonly pointsText: string;
  readonly factors: readonly ExplainedFactor[];
};

export type ExplainedFactor = FactorPoints & {
  readonly label: string;
  readonly words: string;
  readonly halfLifeDays: number;
  readonly weight: number;
};

export type ExplainedAdjustment = AdjustmentLine & { readonly label: string; readonly pointsText: string };

/** The score that the next better level needs, held for `holdHours`. */
export type NextBetter = {
  readonly risk: RiskLevel;
  readonly neededMilli: number;
  readonly missingMilli: number;
  readonly holdHours: number;
};

/** Below this score the next worse level begins, at once. */
export type NextWorse = { readonly risk: RiskLevel; readonly belowMilli: number; readonly marginMilli: number };

export type Seen = Readonly<Partial<Record<Factor, FactorSeen>>>;

/** The explanation of one evaluation at its stored level. With `seen`, in facts as counted by `seenIn`. */
export function explainTrust(
  evaluation: Evaluation,
  risk: RiskLevel,
  policy: TrustPolicy,
  seen: Seen = {},
): Explanation {
  const { baseMilli, lines, adjustments, scoreMilli } = evaluation;
  const parts = [baseMilli, ...lines.map(pointsOf), ...adjustments.map(pointsOf)];
  const texts = tenthsThatAddUp(parts, scoreMilli).map(signedPoints);
  const textAt = (index: number): string => texts[index] ?? signedPoints(0);
  return {
    headline: headlineOf(evaluation, risk, seen),
    scoreMilli,
    scoreText: scoreText(scoreMilli),
    risk,
    policyVersion: evaluation.policyVersion,
    at: evaluation.at,
    base: { pointsMilli: baseMilli, pointsText: scoreText(baseMilli) },
    lines: lines.map((line, index) => explainLine(line, textAt(index + 1), policy, seen)),
    adjustments: adjustments.map((line, index) => ({
      ...line,
      label: ADJUSTMENT_LABELS[line.kind],
      pointsText: textAt(lines.length + index + 1),
    })),
    ...distances(scoreMilli, risk, policy),
  };
}

/** How many facts of each kind an account's signals hold; a fact taken back is not counted. */
export function seenIn(signals: readonly TrustSignal[], at: Date): Seen {
  const seen: Partial<Record<Factor, FactorSeen>> = {};
  for (const { factor, good, bad, occurredAt } of signals) {
    const known = seen[factor] ?? { goodCount: 0, badCount: 0, days: 0 };
    const isBad = bad > 0;
    const days = Math.ceil((at.getTime() - occurredAt.getTime()) / DAY_MS);
    const restart = isBad && known.badCount === 0;
    seen[factor] = {
      goodCount: known.goodCount + Math.sign(good),
      badCount: known.badCount + Math.sign(bad),
      days: restart ? days : isBad || known.badCount === 0 ? Math.max(known.days, days) : known.days,
    };
  }
  return seen.disputes ? { ...seen, disputes: { ...seen.disputes, badCount: disputedOrders(signals) } } : seen;
}

/** A dispute that was opened and then lost is one: it is counted by its order, as long as something of it is left. */
function disputedOrders(signals: readonly TrustSignal[]): number {
  const left = new Map<string, number>();
  for (const { factor, bad, detail, source, sourceEventId } of signals) {
    if (factor !== "disputes" || bad === 0) continue;
    const { orderId } = detail;
    const key = typeof orderId === "string" ? `order ${orderId}` : `${source} ${sourceEventId}`;
    left.set(key, (left.get(key) ?? 0) + bad);
  }
  return [...left.values()].filter((bad) => bad > NOTHING_LEFT).length;
}

/** Sums of tenths are not quite exact. */
const NOTHING_LEFT = 1e-9;

/** What stands between a score and its neighbouring levels. */
function distances(scoreMilli: number, risk: RiskLevel, policy: TrustPolicy) {
  const better = betterLevels(risk).at(-1);
  const worse = RISK_LEVELS[RISK_LEVELS.indexOf(risk) + 1];
  const neededMilli = better ? clearingMilli(better, policy) : 0;
  const belowMilli = thresholdMilli(risk, policy);
  const missingMilli = Math.max(0, neededMilli - scoreMilli);
  return {
    toBetter: better ? { risk: better, neededMilli, missingMilli, holdHours: policy.coolDownHours } : null,
    toWorse: worse ? { risk: worse, belowMilli, marginMilli: Math.max(0, scoreMilli - belowMilli) } : null,
  };
}

function explainLine(line: InputLine, pointsText: string, policy: TrustPolicy, seen: Seen): ExplainedInput {
  const factors = line.factors.map((points) => ({
    ...points,
    label: FACTOR_LABELS[points.factor],
    words: describeFactor(points.factor, points, seen[points.factor]),
    halfLifeDays: policy.factors[points.factor].halfLifeDays,
    weight: policy.factors[points.factor].weight,
  }));
  return {
    input: line.input,
    label: INPUT_LABELS[line.input],
    words: wordsOf(factors),
    pointsMilli: line.pointsMilli,
    pointsText,
    factors,
  };
}

/** Factors of which something was seen; where there are none, what the first of them has to say. */
function wordsOf(factors: readonly ExplainedFactor[]): string {
  const telling = factors.filter(({ factor, words }) => words !== NOTHING_SEEN[factor]);
  return (telling.length > 0 ? telling : factors.slice(0, 1)).map(({ words }) => words).join("; ");
}

/** "Standing is 42.6 (High). The main cause is coupon abuse: 3 abuses in 20 days. ..." */
function headlineOf({ scoreMilli, factors, adjustments }: Evaluation, risk: RiskLevel, seen: Seen): string {
  const override = adjustments.find(({ kind }) => kind === "OVERRIDE");
  const computed = override ? ` Staff set it so: computed it is ${scoreText(scoreMilli - override.pointsMilli)}.` : "";
  const standing = `Standing is ${scoreText(scoreMilli)} (${RISK_LABELS[risk]}).${computed}`;
  const lowering = factors.filter(({ pointsMilli }) => pointsMilli < 0).sort((a, b) => a.pointsMilli - b.pointsMilli);
  const raising = factors.filter(({ pointsMilli }) => pointsMilli > 0).sort((a, b) => b.pointsMilli - a.pointsMilli);
  if (lowering.length === 0 && raising.length === 0)
    return `${standing} Nothing is known yet, so it stands at its starting point.`;
  return [standing, causeOf(lowering, seen), supportOf(raising)].filter((sentence) => sentence !== "").join(" ");
}

function causeOf([main]: readonly FactorPoints[], seen: Seen): string {
  if (!main) return "Nothing lowers it.";
  const what = describeFactor(main.factor, main, seen[main.factor]);
  return `The main cause is ${CAUSES[main.factor].lowers}: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`;
}

function supportOf(raising: readonly FactorPoints[]): string {
  if (raising.length === 0) return "";
  const names = raising.map(({ factor }) => CAUSES[factor].raises);
  const sum = raising.reduce((total, { pointsMilli }) => total + pointsMilli, 0);
  const all = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join("");
  return `${all.charAt(0).toUpperCase()}${all.slice(1)} raise it by ${(Math.round(sum / 100) / 10).toFixed(1)}.`;
}

const pointsOf = ({ pointsMilli }: { readonly pointsMilli: number }): number => pointsMilli;
