import type { RiskLevel } from "../value-objects/risk-level";
import type { AccountEvent } from "./event-shape";

/** The account became riskier: its score crossed a level, or somebody keeps failing to sign in to it. */
export type RiskIncreased = AccountEvent<"RiskIncreased", RiskIncrease>;

export type RiskIncrease =
  | {
      readonly cause: "TRUST_EVIDENCE";
      readonly riskLevel: RiskLevel;
      readonly previousRisk: RiskLevel;
      readonly scoreMilli: number;
      readonly policyVersion: number;
    }
  | { readonly cause: "FAILED_SIGN_INS"; readonly failureCount: number; readonly windowMinutes: number };
