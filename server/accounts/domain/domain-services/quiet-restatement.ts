import type { TrustProfile } from "../aggregates/trust-profile-aggregate";
import { factorsToFold } from "../entities/evidence";
import type { TrustPolicy } from "../policies/trust-policy";
import type { AccountId } from "../value-objects/account-id";
import { clampToScore, type TrustScore } from "../value-objects/trust-score";
import { earliestLook } from "./earliest-look";
import { massColumns, packEvidence } from "./evidence-columns";
import { isFlagged } from "./review-trigger-service";
import { moveRisk } from "./risk-transition-service";
import { MASSES_PER_ACCOUNT, sumOfMasses } from "./score-of-masses";

/** The same level under the new version, so that nothing follows but the number. */
export type Restatement = {
  readonly accountId: AccountId;
  /** The state that this was worked out from: one that moved on meanwhile is looked at again. */
  readonly profileVersion: number;
  readonly scoreMilli: TrustScore;
  readonly nextLook: Date | null;
  /** An open case shows the newest score. */
  readonly hasOpenCase: boolean;
};

/** A profile, and whether anybody was ever asked to look at it. */
export type StaleProfile = {
  readonly profile: TrustProfile;
  readonly hasCase: boolean;
  readonly hasOpenCase: boolean;
};

export type Sorted = { readonly quiet: readonly Restatement[]; readonly loud: readonly AccountId[] };

/**
 * Scores many accounts under a new version at once, over typed arrays. Quiet are those whose level and clocks stay as
 * they are and whom nobody has to be asked to look at; all others take the way that every score takes, with events and cases.
 */
export function sortByConsequence(profiles: readonly StaleProfile[], policy: TrustPolicy, at: Date): Sorted {
  const masses = massColumns(packEvidence(profiles.map(({ profile }) => profile.evidence)), at.getTime());
  const quiet: Restatement[] = [];
  const loud: AccountId[] = [];
  profiles.forEach(({ profile, hasCase, hasOpenCase }, row) => {
    const offset = row * MASSES_PER_ACCOUNT;
    const scoreMilli = clampToScore(sumOfMasses(masses, offset, policy));
    // Flagged, and nobody was ever asked: the usual way opens the case.
    const isUnseen = isFlagged(profile.riskLevel) && !hasCase;
    if (isUnseen || !staysQuiet(profile, scoreMilli, policy, at)) {
      loud.push(profile.accountId);
      return;
    }
    const standing = { scoreMilli, riskLevel: profile.riskLevel };
    const nextLook = earliestLook(standing, masses, offset, policy, at.getTime());
    quiet.push({ accountId: profile.accountId, profileVersion: profile.version, scoreMilli, nextLook, hasOpenCase });
  });
  return { quiet, loud };
}

function staysQuiet(profile: TrustProfile, scoreMilli: number, policy: TrustPolicy, at: Date): boolean {
  // Under one version time moves levels minute by minute: only the usual way follows that.
  if (profile.policyVersion === policy.version) return false;
  if (profile.override !== null || profile.evaluatedAt >= at) return false;
  if (Object.keys(profile.coolDown).length > 0 || factorsToFold(profile.evidence, policy).length > 0) return false;
  const moved = moveRisk(profile, scoreMilli, at, policy);
  return moved.riskLevel === profile.riskLevel && Object.keys(moved.coolDown).length === 0;
}
