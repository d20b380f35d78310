import type { TrustPolicy } from "../policies/trust-policy";
import { isWorseRisk, RISK_LEVELS, type RiskLevel } from "../value-objects/risk-level";
import { HIGHEST_SCORE_MILLI, MILLI_PER_POINT } from "../value-objects/trust-score";

/**
 * A risk level with its cool-down: per better level, the ISO moment since which the score has been high enough for
 * it (its threshold and the hysteresis) without a break. Plain JSON.
 */
export type RiskState = { readonly riskLevel: RiskLevel; readonly coolDown: CoolDown };

export type CoolDown = Readonly<Partial<Record<RiskLevel, string>>>;

export const NO_COOL_DOWN: CoolDown = {};

/** The level of a score by the plain thresholds: what a first evaluation uses. */
export function riskOf(scoreMilli: number, policy: TrustPolicy): RiskLevel {
  return RISK_LEVELS.find((level) => scoreMilli >= thresholdMilli(level, policy)) ?? "CRITICAL";
}

/** The lowest score of a level. */
export const thresholdMilli = (level: RiskLevel, policy: TrustPolicy): number =>
  level === "CRITICAL" ? 0 : Math.round(policy.thresholds[level] * MILLI_PER_POINT);

/** The score that must hold for the cool-down before a risk falls to this level. */
export const clearingMilli = (level: RiskLevel, policy: TrustPolicy): number =>
  Math.round(thresholdMilli(level, policy) + policy.hysteresis * MILLI_PER_POINT);

export const coolDownMillis = (policy: TrustPolicy): number => policy.coolDownHours * 3_600_000;

/** The levels milder than this one, mildest first. */
export const betterLevels = (level: RiskLevel): readonly RiskLevel[] =>
  RISK_LEVELS.slice(0, RISK_LEVELS.indexOf(level));

/** The scores, both included, at which a level stays as it is and no cool-down clock starts. */
export function restingBand(level: RiskLevel, policy: TrustPolicy): { lowMilli: number; highMilli: number } {
  const better = betterLevels(level).at(-1);
  const highMilli = better === undefined ? HIGHEST_SCORE_MILLI : clearingMilli(better, policy) - 1;
  return { lowMilli: thresholdMilli(level, policy), highMilli };
}

/** Since when the score has been high enough for the next better level; null while it is not. */
export function aboveSinceOf({ riskLevel, coolDown }: RiskState): Date | null {
  const next = betterLevels(riskLevel).at(-1);
  const since = next && coolDown[next];
  return since ? new Date(since) : null;
}

/**
 * What a score at a moment makes of the level: it rises at once by the plain thresholds, and falls to the mildest
 * level that the score has been high enough for during the whole cool-down.
 */
export function moveRisk(state: RiskState, scoreMilli: number, at: Date, policy: TrustPolicy): RiskState {
  const plain = riskOf(scoreMilli, policy);
  if (isWorseRisk(plain, state.riskLevel)) return { riskLevel: plain, coolDown: NO_COOL_DOWN };
  const coolDown = clocksAt(state, scoreMilli, at, policy);
  const earned = betterLevels(state.riskLevel).find((level) => hasCooledDown(coolDown[level], at, policy));
  if (!earned) return { riskLevel: state.riskLevel, coolDown };
  return { riskLevel: earned, coolDown: onlyBetterThan(earned, coolDown) };
}

function clocksAt(state: RiskState, scoreMilli: number, at: Date, policy: TrustPolicy): CoolDown {
  const running = betterLevels(state.riskLevel).filter((level) => scoreMilli >= clearingMilli(level, policy));
  return Object.fromEntries(running.map((level) => [level, state.coolDown[level] ?? at.toISOString()]));
}

const hasCooledDown = (since: string | undefined, at: Date, policy: TrustPolicy): boolean =>
  since !== undefined && at.getTime() - Date.parse(since) >= coolDownMillis(policy);

const onlyBetterThan = (level: RiskLevel, coolDown: CoolDown): CoolDown =>
  Object.fromEntries(betterLevels(level).flatMap((better) => (coolDown[better] ? [[better, coolDown[better]]] : [])));
