import type { Evidence } from "../entities/evidence";
import { FACTORS } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import type { AccountId } from "../value-objects/account-id";
import { RISK_LEVELS, type RiskLevel } from "../value-objects/risk-level";
import { DAY_MS } from "../value-objects/time-span";
import { clampToScore, type TrustScore } from "../value-objects/trust-score";
import { earliestLook } from "./earliest-look";
import { type EvidenceColumns, massColumns, packEvidence } from "./evidence-columns";
import { isFlagged } from "./review-trigger-service";
import { restingBand } from "./risk-transition-service";
import { MASSES_PER_ACCOUNT, sumOfMasses } from "./score-of-masses";

/** The same level under the new version, so that nothing follows but the number. */
export type Restatement = {
  readonly accountId: AccountId;
  /** The state that this was worked out from: one that moved on meanwhile is looked at again. */
  readonly profileVersion: number;
  readonly scoreMilli: TrustScore;
  /** Milliseconds since 1970; null for never. */
  readonly nextLook: number | null;
  /** An open case shows the newest score. */
  readonly hasOpenCase: boolean;
};

/** What has to be known of an account's standing to bring it under another version. */
export type StaleProfile = {
  readonly accountId: AccountId;
  readonly version: number;
  readonly policyVersion: number;
  readonly riskLevel: RiskLevel;
  readonly evidence: Evidence;
  /** Milliseconds since 1970. */
  readonly evaluatedAt: number;
  /** A cool-down clock runs, or an override lies over the score: more than the score counts. */
  readonly isHeld: boolean;
  /** Was anybody ever asked to look at it? */
  readonly hasCase: boolean;
  readonly hasOpenCase: boolean;
};

export type Sorted = { readonly quiet: readonly Restatement[]; readonly loud: readonly AccountId[] };

/**
 * Scores many accounts under a new version at once, over typed arrays. Quiet are those whose level and clocks stay as
 * they are and whom nobody has to be asked to look at; all others take the way that every score takes, with events and cases.
 */
export function sortByConsequence(profiles: readonly StaleProfile[], policy: TrustPolicy, at: Date): Sorted {
  const now = at.getTime();
  const columns = packEvidence(profiles.map(({ evidence }) => evidence));
  const masses = massColumns(columns, now);
  const halfLives = FACTORS.map((factor) => policy.factors[factor].halfLifeDays * DAY_MS);
  const bands = bandsOf(policy);
  const quiet: Restatement[] = [];
  const loud: AccountId[] = [];
  for (let row = 0; row < profiles.length; row += 1) {
    const profile = profiles[row];
    if (!profile) continue;
    const offset = row * MASSES_PER_ACCOUNT;
    const scoreMilli = clampToScore(sumOfMasses(masses, offset, policy));
    const { lowMilli, highMilli } = bands[profile.riskLevel];
    const rests = scoreMilli >= lowMilli && scoreMilli <= highMilli;
    if (!rests || !mayRest(profile, policy, now) || mustBeFolded(columns, row, halfLives)) {
      loud.push(profile.accountId);
      continue;
    }
    const { accountId, version: profileVersion, riskLevel, hasOpenCase } = profile;
    const nextLook = earliestLook({ scoreMilli, riskLevel }, masses, offset, policy, now);
    quiet.push({ accountId, profileVersion, scoreMilli, nextLook, hasOpenCase });
  }
  return { quiet, loud };
}

function mayRest(profile: StaleProfile, policy: TrustPolicy, now: number): boolean {
  // Under one version time moves levels minute by minute: only the usual way follows that.
  if (profile.policyVersion === policy.version) return false;
  if (profile.isHeld || profile.evaluatedAt >= now) return false;
  // Flagged, and nobody was ever asked: the usual way opens the case.
  return profile.hasCase || !isFlagged(profile.riskLevel);
}

type Bands = Readonly<Record<RiskLevel, ReturnType<typeof restingBand>>>;

const bandsOf = (policy: TrustPolicy): Bands => {
  const [low, medium, high, critical] = RISK_LEVELS;
  return {
    [low]: restingBand(low, policy),
    [medium]: restingBand(medium, policy),
    [high]: restingBand(high, policy),
    [critical]: restingBand(critical, policy),
  };
};

/** Whether any of an account's factors is measured in another half-life than the policy's. */
function mustBeFolded({ halfLives, isKnown }: EvidenceColumns, row: number, wanted: readonly number[]): boolean {
  for (let position = 0; position < wanted.length; position += 1) {
    const slot = row * wanted.length + position;
    if (isKnown[slot] === 1 && halfLives[slot] !== wanted[position]) return true;
  }
  return false;
}
