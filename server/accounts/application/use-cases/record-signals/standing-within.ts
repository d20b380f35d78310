import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import type { PoliciesInForce } from "@/server/accounts/domain/policies/policy-ramp";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { Profiles } from "./profiles-within";

/** What scoring starts from: read together, under the locks of these accounts. */
export type Standing = {
  readonly accounts: ReadonlySet<AccountId>;
  readonly policies: PoliciesInForce;
  /** As they are stored; who has none yet is left out. */
  readonly profiles: Profiles;
  readonly cases: ReadonlyMap<AccountId, ReviewCase>;
};

/**
 * In one write, and along with whatever the caller asks in the same moment. The policies are asked for here, under the
 * accounts' locks: whoever scores after a version was published scores by it.
 */
export async function standingWithin(
  { policies, trust, reviewCases }: Pick<WritableRepositories, "policies" | "trust" | "reviewCases">,
  accounts: readonly AccountId[],
): Promise<Standing> {
  const [inForce, profiles, cases] = await Promise.all([
    policies.inForce(),
    trust.findMany(accounts),
    reviewCases.findLatestMany(accounts),
  ]);
  return { accounts: new Set(accounts), policies: inForce, profiles, cases };
}
