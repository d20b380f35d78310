import type { RiskLevel } from "../value-objects/risk-level";
import type { AccountEvent } from "./event-shape";

/** The score or the risk level moved. Scores are in milli-points, 0 to 100000. */
export type TrustScoreUpdated = AccountEvent<
  "TrustScoreUpdated",
  {
    readonly scoreMilli: number;
    readonly previousMilli: number;
    readonly riskLevel: RiskLevel;
    readonly previousRisk: RiskLevel;
    readonly policyVersion: number;
  }
>;
