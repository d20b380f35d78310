import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";

/** The version of the trust policy that scores now. */
export type LivePolicy = () => Promise<TrustPolicy>;
