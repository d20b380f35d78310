import type { PoliciesInForce } from "@/server/accounts/domain/policies/policy-ramp";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";

/** The version of the trust policy that is live now: its rules for everybody, such as what a fact weighs. */
export type LiveTrustPolicy = () => Promise<TrustPolicy>;

/** The version that scores this account now: the live one, or during a ramp the other. */
export type LivePolicyFor = (accountId: string) => Promise<TrustPolicy>;

/** What a statement read of the versions in force along with other things; the ramp's are null without one. */
export type NamedPolicies = {
  readonly live_version: number | null;
  readonly live_hash: string | null;
  readonly ramp_version: number | null;
  readonly ramp_hash: string | null;
  readonly ramp_share: number | null;
};

/** The policy that scores now, the one that scored at a past moment, and the one that a score names. */
export type PolicyReader = {
  readonly live: LiveTrustPolicy;
  /** Both versions of a ramp, for whoever scores many accounts. */
  readonly inForce: () => Promise<PoliciesInForce>;
  readonly liveFor: LivePolicyFor;
  readonly at: (moment: Date, accountId: string) => Promise<TrustPolicy>;
  /** Any version that left its draft. */
  readonly of: (version: number) => Promise<TrustPolicy>;
  /** Those that a statement read as in force along with other things. */
  readonly named: (read: NamedPolicies) => Promise<PoliciesInForce>;
};
