import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";

/** The policy that scores now, and the one that was live at a past moment. */
export type PolicySource = {
  live(): Promise<TrustPolicy>;
  at(moment: Date): Promise<TrustPolicy>;
};

/** One policy, now and ever: as long as a single version was published. */
export const singlePolicy = (policy: TrustPolicy): PolicySource => ({
  live: () => Promise.resolve(policy),
  at: () => Promise.resolve(policy),
});
