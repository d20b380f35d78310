import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";

/** The version of the trust policy that is live now. */
export type LiveTrustPolicy = () => Promise<TrustPolicy>;

/** The policy that scores now, the one that was live at a past moment, and the one that a score names. */
export type PolicyReader = {
  readonly live: LiveTrustPolicy;
  readonly at: (moment: Date) => Promise<TrustPolicy>;
  /** Any version that left its draft. */
  readonly of: (version: number) => Promise<TrustPolicy>;
  /** The one that a statement read as in force along with other things: its version and the hash of its content. */
  readonly named: (version: number | null, contentHash: string | null) => Promise<TrustPolicy>;
};
