import type { StoredOrder } from "@/server/accounts/domain/entities/approval-request";
import {
  type ClusterMemberState,
  LINKED_OUTCOMES,
  type LinkedDecision,
  type LinkedOutcome,
} from "@/server/accounts/domain/entities/cluster-member";
import type { LimitLevel } from "@/server/accounts/domain/value-objects/limit-level";
import { CLEAR_REASONS, VERIFY_REASONS } from "@/server/accounts/domain/value-objects/review-reason";
import { clearReasonLabel, lockReasonLabel, verifyReasonLabel } from "./reason-words";

const OUTCOMES: Readonly<Record<LinkedOutcome, string>> = {
  CLEAR: "clear",
  VERIFY: "ask the holder of",
  LIMIT: "limit",
  LOCK: "lock",
};

const LEVELS: Readonly<Record<LimitLevel, string>> = { MEDIUM: "Medium", HIGH: "High", CRITICAL: "Critical" };

const STATES: Readonly<Record<ClusterMemberState, string>> = {
  LEFT_OUT: "Left out",
  TO_CONTAIN: "Being locked",
  WAITING: "Waits",
  CONTAINED: "Locked, waits",
  TO_DECIDE: "Being decided",
  DECIDED: "Decided",
  REFUSED: "Refused",
  TO_LIFT: "Being let go",
  ENDED: "Not decided",
};

export const memberStateLabel = (state: ClusterMemberState): string => STATES[state];

/** The reasons that only a decision among linked accounts may bring to a request. */
export const LINKED_REASON_LABELS: Readonly<Record<string, string>> = Object.fromEntries([
  ...CLEAR_REASONS.map((code) => [code, clearReasonLabel(code)] as const),
  ...VERIFY_REASONS.map((code) => [code, verifyReasonLabel(code)] as const),
]);

/** "Lock 280 and clear 12 linked accounts; 8 left out." */
export function clusterEffect(order: StoredOrder): string {
  const parts = LINKED_OUTCOMES.filter((outcome) => Number(order[outcome]) > 0)
    .reverse()
    .map((outcome) => `${OUTCOMES[outcome]} ${order[outcome]}`);
  const [first = "decide no", ...rest] = parts;
  const last = rest.pop();
  const all = [first, ...rest].join(", ") + (last ? ` and ${last}` : "");
  const left = Number(order["leftOut"]) > 0 ? `; ${order["leftOut"]} left out` : "";
  return `${all.charAt(0).toUpperCase()}${all.slice(1)} linked accounts${left}.`;
}

/** "Lock for 24 hours", "Limit to Medium for 30 days". */
export function linkedDecisionLabel(decision: LinkedDecision): string {
  switch (decision.outcome) {
    case "LOCK":
      return `Lock for ${hoursLabel(decision.hours)}`;
    case "LIMIT":
      return `Limit to ${LEVELS[decision.level]} for ${decision.days} days`;
    case "VERIFY":
      return "Ask the holder";
    default:
      return "Clear";
  }
}

export function linkedReasonLabel(decision: LinkedDecision): string {
  if (decision.outcome === "CLEAR") return clearReasonLabel(decision.reasonCode);
  if (decision.outcome === "VERIFY") return verifyReasonLabel(decision.reasonCode);
  return lockReasonLabel(decision.reasonCode);
}

function hoursLabel(hours: number): string {
  if (hours === 1) return "1 hour";
  return hours % 24 === 0 && hours > 24 ? `${hours / 24} days` : `${hours} hours`;
}
