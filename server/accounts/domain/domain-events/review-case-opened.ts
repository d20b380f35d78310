import type { CaseId } from "../value-objects/case-id";
import type { FlagReason } from "../value-objects/review-reason";
import type { RiskLevel } from "../value-objects/risk-level";
import type { AccountEvent } from "./event-shape";

/** The account waits for a person to look. */
export type ReviewCaseOpened = AccountEvent<
  "ReviewCaseOpened",
  {
    readonly caseId: CaseId;
    readonly reasons: readonly FlagReason[];
    readonly riskLevel: RiskLevel;
    readonly dueAt: Date;
  }
>;
