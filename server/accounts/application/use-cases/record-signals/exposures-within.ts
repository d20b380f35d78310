import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { type PoliciesInForce, policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { EXPOSURE_SIGNALS, exposureSince } from "./review-after-scoring";

/** The money of the facts against each of these accounts as of now, in the currency of the version that scores it. */
export const exposuresWithin = (
  { trust, at }: Pick<WritableRepositories, "trust" | "at">,
  ids: readonly AccountId[],
  policies: PoliciesInForce,
): Promise<ReadonlyMap<AccountId, number>> => {
  const since = exposureSince(at);
  const wanted = ids.map((accountId) => ({ accountId, since, currency: policyFor(accountId, policies).currency }));
  return trust.exposuresOf(wanted, EXPOSURE_SIGNALS);
};
