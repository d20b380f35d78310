import type { StaffRole } from "../value-objects/role-type";
import { trustPolicyV1 } from "./trust-policy-v1";

/** Everything that takes effect only when a second person approves. */
export const APPROVAL_ACTIONS = [
  "account.lock",
  "account.change-status",
  "account.assign-role",
  "account.revoke-role",
  "account.reset-second-factor",
  "staff.invite",
  "staff.deactivate",
  "policy.publish",
  "case.reject-seller",
  "case.decide-cluster",
  "trust.override",
  "trust.take-back-signal",
] as const;

export type ApprovalAction = (typeof APPROVAL_ACTIONS)[number];

export const isApprovalAction = (text: string): text is ApprovalAction => APPROVAL_ACTIONS.some((one) => one === text);

type ApprovalRule = {
  readonly askedBy: readonly StaffRole[];
  readonly approvedBy: readonly StaffRole[];
  /** Other systems ask for it too, by a key that may write accounts. */
  readonly askedBySystems?: true;
};

const aboutCustomers: ApprovalRule = { askedBy: ["ANALYST", "LEAD"], approvedBy: ["LEAD"] };
const aboutStaff: ApprovalRule = { askedBy: ["ADMIN"], approvedBy: ["ADMIN"] };

/** Who may ask for what, and who may then approve it: always somebody else. */
const rules: Readonly<Record<ApprovalAction, ApprovalRule>> = {
  "account.lock": { ...aboutCustomers, askedBySystems: true },
  "account.change-status": { ...aboutCustomers, askedBySystems: true },
  "account.assign-role": aboutStaff,
  "account.revoke-role": aboutStaff,
  "account.reset-second-factor": aboutStaff,
  "staff.invite": aboutStaff,
  "staff.deactivate": aboutStaff,
  "policy.publish": { askedBy: ["LEAD"], approvedBy: ["LEAD"] },
  "case.reject-seller": aboutCustomers,
  "case.decide-cluster": aboutCustomers,
  "trust.override": aboutCustomers,
  "trust.take-back-signal": aboutCustomers,
};

export const approvalPolicy = {
  lapsesAfterHours: trustPolicyV1.approvals.requestLapsesHours,
  remindsHoursBefore: 2,
} as const;

export const mayAsk = (action: ApprovalAction, role: StaffRole): boolean => rules[action].askedBy.includes(role);

export const maySystemsAsk = (action: ApprovalAction): boolean => rules[action].askedBySystems ?? false;

export const mayApprove = (action: ApprovalAction, role: StaffRole): boolean => rules[action].approvedBy.includes(role);

export const approversOf = (action: ApprovalAction): readonly StaffRole[] => rules[action].approvedBy;
