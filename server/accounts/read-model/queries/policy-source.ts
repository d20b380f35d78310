import type { PolicyReader } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";

/** Where queries find the policy: asked anew for every screen, so that none shows what is no longer in force. */
export type PolicySource = PolicyReader;

/** One policy, now and ever: as long as a single version was published. */
export const singlePolicy = (policy: TrustPolicy): PolicySource => ({
  live: () => Promise.resolve(policy),
  inForce: () => Promise.resolve({ live: policy, ramp: null }),
  liveFor: () => Promise.resolve(policy),
  at: () => Promise.resolve(policy),
  of: () => Promise.resolve(policy),
  named: () => Promise.resolve({ live: policy, ramp: null }),
});
