import type { ApprovalAction } from "@/server/accounts/domain/policies/approval-policy";
import { runApprovedStatus } from "../change-status/run-approved-status";
import { runApprovedLock } from "../lock-account/run-approved-lock";
import type { ApprovedOrder } from "./approved-order";

/**
 * What each approved action does. One that is missing can't be asked for: `requestApprovalWithin` throws.
 * Add an action with `approvedOrder(schema, run)` in a file of its own, beside the use case that asks, and name it here.
 */
export const approvedOrders: Readonly<Partial<Record<ApprovalAction, ApprovedOrder>>> = {
  "account.lock": runApprovedLock,
  "account.change-status": runApprovedStatus,
};
