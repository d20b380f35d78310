import type { PublicStandingDto } from "@/server/accounts/application/dto/public-standing-dto";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result } from "@/server/accounts/domain/result";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { effectsOf } from "./effects";
import type { PolicySource } from "./policy-source";

/** The start page's promise: a buyer with a confirmed contact, at each level of the policy in force. */
export const getPublicStanding =
  ({ policies, now }: { readonly policies: PolicySource; readonly now: Clock }) =>
  async (): Promise<Result<PublicStandingDto>> => {
    const policy = await policies.live();
    const buyerAt = (risk: RiskLevel, kycLevel: KycLevel = "CONTACT") =>
      effectsOf({ risk, kycLevel, roles: ["BUYER"], sellerStage: null, status: "ACTIVE", lockScope: null }, policy);
    const { HIGH, MEDIUM, LOW } = policy.thresholds;
    return done({
      asOf: now(),
      parts: [HIGH, MEDIUM, LOW],
      start: policy.base,
      limited: buyerAt("HIGH"),
      standard: buyerAt("MEDIUM"),
      full: buyerAt("LOW"),
      fullWithIdentity: buyerAt("LOW", "IDENTITY"),
    });
  };
