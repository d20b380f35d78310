import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";

/** The policy that scores now, and the one that was live at a past moment. */
export type PolicySource = {
  live(): Promise<TrustPolicy>;
  at(moment: Date): Promise<TrustPolicy>;
};
