import type { ApprovalAction } from "@/server/accounts/domain/policies/approval-policy";
import { runApprovedRole } from "../assign-role/run-approved-role";
import { runApprovedStatus } from "../change-status/run-approved-status";
import { runApprovedDeactivation } from "../deactivate-staff/run-approved-deactivation";
import { runApprovedInvitation } from "../invite-staff/run-approved-invitation";
import { runApprovedLock } from "../lock-account/run-approved-lock";
import { runApprovedOverride } from "../override-trust/run-approved-override";
import { runApprovedPublish } from "../publish-policy/run-approved-publish";
import { runApprovedRejection } from "../reject-application/run-approved-rejection";
import { runApprovedReset } from "../reset-second-factor/run-approved-reset";
import { runApprovedRevocation } from "../revoke-role/run-approved-revocation";
import { runApprovedCluster } from "../run-clusters/run-approved-cluster";
import { runApprovedTakeBack } from "../take-back-signal/run-approved-take-back";
import type { ApprovedOrder } from "./approved-order";

/**
 * What each approved action does. One that is missing can't be asked for: `requestApprovalWithin` throws.
 * Add an action with `approvedOrder(schema, run)` in a file of its own, beside the use case that asks, and name it here.
 */
export const approvedOrders: Readonly<Partial<Record<ApprovalAction, ApprovedOrder>>> = {
  "account.lock": runApprovedLock,
  "account.change-status": runApprovedStatus,
  "account.assign-role": runApprovedRole,
  "account.revoke-role": runApprovedRevocation,
  "account.reset-second-factor": runApprovedReset,
  "case.reject-seller": runApprovedRejection,
  "case.decide-cluster": runApprovedCluster,
  "trust.override": runApprovedOverride,
  "trust.take-back-signal": runApprovedTakeBack,
  "staff.invite": runApprovedInvitation,
  "staff.deactivate": runApprovedDeactivation,
  "policy.publish": runApprovedPublish,
};
