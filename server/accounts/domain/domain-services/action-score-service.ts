import type { Evidence } from "../entities/evidence";
import type { TrustPolicy } from "../policies/trust-policy";
import { clampToScore, MILLI_PER_POINT, type TrustScore, toMilli } from "../value-objects/trust-score";
import { badMassAt, factorPointsMilli, goodMassAt, heldMass, POINTS_PER_NATURAL_LOG } from "./factor-points";
import { type Evaluation, evaluateTrust, type StandingOverride } from "./trust-evaluation-service";

export type ActionDecision = "ALLOW" | "REVIEW" | "DENY";

/** One order, coupon, sale or withdrawal about to happen. */
export type AttemptedAction = {
  /** The account's evidence with the attempt's own device, instrument and burst already in it. */
  readonly evidence: Evidence;
  /** In paise; null for an action without an amount. */
  readonly amountMinor: number | null;
  readonly accountAgeSeconds: number;
  /** The evidence of the seller on the other side, if there is one. */
  readonly sellerEvidence: Evidence | null;
  /** Whether the account's level already sends everything to a person. */
  readonly manualReview: boolean;
  /** What approved staff decisions put on top of the account's score. */
  readonly override?: StandingOverride;
};

export type ActionLine = {
  readonly kind: "AMOUNT" | "FRESH_ACCOUNT" | "SELLER" | "CLAMP";
  readonly pointsMilli: number;
};

/** account.scoreMilli + lines = scoreMilli, exactly. */
export type ActionScore = {
  readonly decision: ActionDecision;
  readonly scoreMilli: TrustScore;
  readonly account: Evaluation;
  readonly lines: readonly ActionLine[];
  readonly policyVersion: number;
};

/** ALLOW, REVIEW or DENY for one action, with every line of its sum (trust policy, section 2). */
export function scoreAction(action: AttemptedAction, policy: TrustPolicy, at: Date): ActionScore {
  const account = evaluateTrust(action.evidence, policy, at, action.override);
  const lines: ActionLine[] = [
    { kind: "AMOUNT", pointsMilli: amountMilli(action.amountMinor, policy) },
    { kind: "FRESH_ACCOUNT", pointsMilli: freshAccountMilli(action.accountAgeSeconds, policy) },
    { kind: "SELLER", pointsMilli: sellerMilli(action.sellerEvidence, policy, at.getTime()) },
  ];
  const sum = lines.reduce<number>((total, { pointsMilli }) => total + pointsMilli, account.scoreMilli);
  const scoreMilli = clampToScore(sum);
  const clamp: ActionLine[] = scoreMilli === sum ? [] : [{ kind: "CLAMP", pointsMilli: scoreMilli - sum }];
  return {
    decision: decide(scoreMilli, action.manualReview, policy),
    scoreMilli,
    account,
    lines: [...lines, ...clamp],
    policyVersion: policy.version,
  };
}

function decide(scoreMilli: number, manualReview: boolean, { action }: TrustPolicy): ActionDecision {
  if (scoreMilli < action.deny * MILLI_PER_POINT) return "DENY";
  return manualReview || scoreMilli < action.review * MILLI_PER_POINT ? "REVIEW" : "ALLOW";
}

/** Every doubling of the usual amount costs the same. */
function amountMilli(amountMinor: number | null, { action }: TrustPolicy): number {
  if (amountMinor === null) return 0;
  const points = -action.amountWeight * POINTS_PER_NATURAL_LOG * Math.log(amountMinor / action.typicalMinor);
  return toMilli(Math.max(-action.amountDown, Math.min(action.amountUp, points)));
}

const freshAccountMilli = (ageSeconds: number, { action }: TrustPolicy): number =>
  ageSeconds < action.freshAccountSeconds ? toMilli(action.freshAccountPoints) : 0;

/** A seller's bad name costs the buyer's order points; a good one never earns it any. */
function sellerMilli(evidence: Evidence | null, policy: TrustPolicy, at: number): number {
  if (!evidence) return 0;
  const good = heldMass(goodMassAt(evidence, "disputes", at));
  const bad = heldMass(badMassAt(evidence, "disputes", at));
  if (good + bad < policy.action.sellerMinMass) return 0;
  const points = factorPointsMilli(policy, "disputes", good, bad, 0);
  return Math.max(toMilli(-policy.action.sellerDown), Math.min(0, points));
}
