import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";

/** The version of the trust policy that is live now. */
export type LiveTrustPolicy = () => Promise<TrustPolicy>;

/** The policy that scores now, the one that was live at a past moment, and the one that a score names. */
export type PolicyReader = {
  readonly live: LiveTrustPolicy;
  readonly at: (moment: Date) => Promise<TrustPolicy>;
  /** Any version that left its draft. */
  readonly of: (version: number) => Promise<TrustPolicy>;
};
