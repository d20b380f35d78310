import type {
  ExposuresWanted,
  SignalsByAccount,
  TrustRepository,
} from "@/server/accounts/application/ports/outbound/trust-repository";
import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import {
  isFlagged,
  mayBeClearedByTime,
  mayHaveFallen,
} from "@/server/accounts/domain/domain-services/review-trigger-service";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { type PoliciesInForce, policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** A profile before and after it was scored anew. */
export type ScoreChange = { readonly before: TrustProfile; readonly after: TrustProfile };

/** A score that moved, and the newest case there is. */
export type Look = {
  readonly change: ScoreChange;
  readonly known: ReviewCase | null;
  readonly policy: TrustPolicy;
  /** Worked out once: it takes two scores. */
  readonly mayHaveFallen: boolean;
};

export const looksAt = (
  changes: readonly ScoreChange[],
  latest: ReadonlyMap<AccountId, ReviewCase>,
  policies: PoliciesInForce,
): readonly Look[] =>
  changes.map((change) => {
    const { before, after } = change;
    const policy = policyFor(after.accountId, policies);
    return {
      change,
      known: latest.get(after.accountId) ?? null,
      policy,
      mayHaveFallen: mayHaveFallen(before.evidence, after.evidence, policy, after.evaluatedAt),
    };
  });

/** What of an account's history decides about its case: the facts, or only the money that is at stake in them. */
export type Histories = {
  readonly signals: SignalsByAccount;
  readonly exposures: ReadonlyMap<AccountId, number>;
};

type Bounds = { readonly sinceOf: (at: Date) => Date; readonly limitEach: number };

/** Read at once, and only for the few accounts that may be flagged: most scores move without anybody having to look. */
export async function historiesThatMatter(
  trust: Pick<TrustRepository, "listSignalsOfMany" | "exposuresOf">,
  looks: readonly Look[],
  { sinceOf, limitEach }: Bounds,
): Promise<Histories> {
  const mattering = looks.filter(mayMatter);
  const [open, others] = [mattering.filter(isOnlyJoined), mattering.filter((look) => !isOnlyJoined(look))];
  const wanted = others.map((look) => ({
    accountId: look.change.after.accountId,
    since: sinceOf(look.change.after.evaluatedAt),
    goodAfter: goodThatMatters(look),
  }));
  const atStake = open.map(
    ({ change: { after }, policy }): ExposuresWanted => ({
      accountId: after.accountId,
      since: sinceOf(after.evaluatedAt),
      currency: policy.currency,
    }),
  );
  const [signals, exposures] = await Promise.all([
    trust.listSignalsOfMany(wanted, limitEach),
    trust.exposuresOf(atStake, limitEach),
  ]);
  return { signals, exposures };
}

const mayMatter = (look: Look): boolean =>
  look.known?.state === "OPEN" || isFlagged(look.change.after.riskLevel) || look.mayHaveFallen;

/** Its case stays open whatever its facts were: of them only the money counts. */
const isOnlyJoined = (look: Look): boolean => look.known?.state === "OPEN" && goodThatMatters(look) === null;

/** Of facts in favour only those are read that are taken back one by one: after a case's opening, or within a fall. */
function goodThatMatters({ change: { after }, known, policy, mayHaveFallen: mayFall }: Look): Date | null {
  const moments = [
    ...(known?.state === "OPEN" && mayBeClearedByTime(known, after) ? [known.openedAt] : []),
    ...(mayFall ? [new Date(after.evaluatedAt.getTime() - policy.review.fallWindowHours * 3_600_000)] : []),
  ];
  return moments.reduce<Date | null>((first, moment) => (first && first < moment ? first : moment), null);
}
