import type { OwnAppealDto, OwnStatementDto } from "./hold-dto";

const DECISIONS: Readonly<Record<OwnStatementDto["decision"], string>> = {
  LOCK: "Lock",
  SUSPEND: "Suspension",
  DISABLE: "Disabling",
  LIMIT: "Limit",
  REJECT_SELLER: "Rejected application",
};

const STATES: Readonly<Record<OwnAppealDto["state"], string>> = {
  OPEN: "Waits for an answer",
  UPHELD: "Decision stands",
  REVERSED: "Decision reversed",
};

/** What was appealed, in staff voice. */
export const decisionLabel = (decision: OwnStatementDto["decision"]): string => DECISIONS[decision];

export const appealStateLabel = (state: OwnAppealDto["state"]): string => STATES[state];
