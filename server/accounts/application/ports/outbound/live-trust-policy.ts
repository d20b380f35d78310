import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";

/** The version of the trust policy that is live now. */
export type LiveTrustPolicy = () => Promise<TrustPolicy>;
