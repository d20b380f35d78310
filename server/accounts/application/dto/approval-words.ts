import { FACTOR_LABELS } from "@/server/accounts/domain/domain-services/trust-words";
import type { ApprovalState, StoredOrder } from "@/server/accounts/domain/entities/approval-request";
import { isFactor } from "@/server/accounts/domain/entities/trust-signal";
import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import type { ApprovalAction } from "@/server/accounts/domain/policies/approval-policy";
import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import { isLockReason, isLockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import { isRoleType } from "@/server/accounts/domain/value-objects/role-type";
import { isStatusReason, type StatusReason } from "@/server/accounts/domain/value-objects/status-reason";
import { clusterEffect, LINKED_REASON_LABELS } from "./cluster-words";
import { REJECTION_EFFECT, REJECTION_LABELS } from "./onboarding-words";
import { OVERRIDE_REASON_LABELS, overrideEffect } from "./override-words";
import { lockReasonLabel, lockScopeLabel } from "./reason-words";
import { roleName } from "./role-words";

const TYPES: Readonly<Record<ApprovalAction, string>> = {
  "account.lock": "Lock over 24 h",
  "account.change-status": "Status",
  "account.assign-role": "Give a role",
  "account.revoke-role": "Take a role",
  "account.reset-second-factor": "Reset second factor",
  "staff.invite": "Invite a colleague",
  "staff.deactivate": "Deactivate a colleague",
  "policy.publish": "Publish a policy",
  "case.reject-seller": "Reject a seller",
  "case.decide-cluster": "Linked accounts",
  "trust.override": "Override a standing",
  "trust.take-back-signal": "Take a signal back",
};

const STATUS_TYPES: Readonly<Record<AccountStatus, string>> = {
  SUSPENDED: "Suspend",
  ACTIVE: "Activate",
  DISABLED: "Disable",
};

const STATUS_EFFECTS: Readonly<Record<AccountStatus, string>> = {
  SUSPENDED: "Suspended until somebody activates it. Sessions end.",
  ACTIVE: "Active again. A lock that stands stays.",
  DISABLED: "Disabled for good. Email, phone and GSTIN stay taken.",
};

const STATUS_REASONS: Readonly<Record<StatusReason, string>> = {
  COUPON_ABUSE: lockReasonLabel("COUPON_ABUSE"),
  PAYMENT_FRAUD: lockReasonLabel("PAYMENT_FRAUD"),
  REFUND_ABUSE: lockReasonLabel("REFUND_ABUSE"),
  SELLER_FRAUD: lockReasonLabel("SELLER_FRAUD"),
  LINKED_TO_FRAUD: lockReasonLabel("LINKED_TO_FRAUD"),
  IDENTITY_DOUBT: lockReasonLabel("IDENTITY_DOUBT"),
  ACCOUNT_TAKEOVER: lockReasonLabel("ACCOUNT_TAKEOVER"),
  CLOSED_BY_HOLDER: "Closed by its holder",
  APPEAL_GRANTED: "The appeal was granted",
  DOUBT_CLEARED: "The doubt was cleared",
  OTHER: lockReasonLabel("OTHER"),
};

const OTHER_REASONS: Readonly<Record<string, string>> = {
  LEFT_THE_TEAM: "Left the team",
  UNDER_SUSPICION: "Under suspicion",
  LOST_SECOND_FACTOR: "Lost phone and keys",
  NEW_POLICY: "A new version",
  ROLL_BACK: "Back to an earlier version",
  ...LINKED_REASON_LABELS,
  ...OVERRIDE_REASON_LABELS,
  ...REJECTION_LABELS,
};

/** Why an approved run did nothing, from the code that is kept. */
const REFUSALS: Readonly<Partial<Record<RefusalCode, string>>> = {
  ILLEGAL_TRANSITION: "The account had another status by then.",
  NOT_FOUND: "What it was about was gone by then.",
  CONFLICT: "Something else had changed it first.",
  CONFLICT_OF_INTEREST: "One of the two people could not decide about this account.",
  ROLE_VIOLATION: "The rules of roles no longer allowed it.",
  FORBIDDEN: "The account had become one that this can't be done to.",
};

const STATES: Readonly<Record<ApprovalState, string>> = {
  PENDING: "Waiting",
  APPROVED: "Approved",
  DECLINED: "Declined",
  LAPSED: "Lapsed",
  REFUSED: "Approved, refused when it ran",
  WITHDRAWN: "Withdrawn by who asked",
};

const STATUS_NAMES: Readonly<Record<AccountStatus, string>> = {
  ACTIVE: "Active",
  SUSPENDED: "Suspended",
  DISABLED: "Disabled",
};

export const runRefusedBecause = (code: string): string =>
  Object.entries(REFUSALS).find(([known]) => known === code)?.[1] ?? `A rule refused it: ${code}.`;

export const approvalStateLabel = (state: ApprovalState): string => STATES[state];
export const statusReasonLabel = (reason: StatusReason): string => STATUS_REASONS[reason];
export const statusName = (status: AccountStatus): string => STATUS_NAMES[status];

export const approvalTypeLabel = (action: ApprovalAction, order: StoredOrder): string =>
  action === "account.change-status" && isStatus(order["to"]) ? STATUS_TYPES[order["to"]] : TYPES[action];

/** A role, or a reason code of locks, statuses and leaving; a code of another release stands for itself. */
export function approvalReasonLabel(code: string): string {
  if (isRoleType(code)) return roleName(code);
  if (isLockReason(code)) return lockReasonLabel(code);
  if (isStatusReason(code)) return statusReasonLabel(code);
  return OTHER_REASONS[code] ?? code;
}

/** What an approval does, and until when. */
export function approvalEffect(
  action: ApprovalAction,
  order: StoredOrder,
  reasonCode: string,
): { readonly text: string; readonly until: Date | null } {
  const { until, scope, to } = order;
  if (action === "account.lock" && typeof until === "string") {
    const what = typeof scope === "string" && isLockScope(scope) ? lockScopeLabel(scope) : "Account";
    return { text: `${what} locked until`, until: new Date(until) };
  }
  if (action === "trust.override") return overrideEffect(order);
  if (action === "trust.take-back-signal") return takeBackEffect(order);
  if (action === "account.change-status" && isStatus(to)) return { text: STATUS_EFFECTS[to], until: null };
  if (action === "policy.publish") return policyEffect(order);
  if (action === "case.reject-seller") return { text: REJECTION_EFFECT, until: null };
  if (action === "case.decide-cluster") return { text: clusterEffect(order), until: null };
  return { text: effectOnTeam(action, order, reasonCode), until: null };
}

function takeBackEffect({ factor, occurredAt }: StoredOrder): { readonly text: string; readonly until: Date | null } {
  const label = typeof factor === "string" && isFactor(factor) ? FACTOR_LABELS[factor] : "One signal";
  return {
    text: `${label}: counts no more, as if it had never been told. It is of`,
    until: typeof occurredAt === "string" ? new Date(occurredAt) : null,
  };
}

function policyEffect({ version, startsAt, ramp }: StoredOrder): {
  readonly text: string;
  readonly until: Date | null;
} {
  const way = typeof ramp === "string" ? "in force little by little" : "in force for every account";
  const text = `Trust policy v${version} ${way}`;
  if (typeof startsAt === "string") return { text: `${text} from`, until: new Date(startsAt) };
  return { text: typeof ramp === "string" ? `${text}.` : `${text} at once.`, until: null };
}

function effectOnTeam(action: ApprovalAction, { name, maskedEmail }: StoredOrder, reasonCode: string): string {
  const role = isRoleType(reasonCode) ? roleName(reasonCode) : reasonCode;
  switch (action) {
    case "account.assign-role":
      return `Becomes ${role}. Their sessions end.`;
    case "account.revoke-role":
      return `Is ${role} no more. Their sessions end.`;
    case "account.reset-second-factor":
      return "Sets up a new second factor at the next sign-in. Their sessions end.";
    case "staff.invite":
      return `${name ?? "Somebody"} (${maskedEmail ?? "address unknown"}) is invited: ${role}.`;
    case "staff.deactivate":
      return "Loses every role. Their sessions end.";
    default:
      return TYPES[action];
  }
}

const isStatus = (value: unknown): value is AccountStatus => typeof value === "string" && value in STATUS_NAMES;
