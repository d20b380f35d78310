import type { ApprovalAction } from "@/server/accounts/domain/policies/approval-policy";
import { done } from "@/server/accounts/domain/result";
import { endClusterWithin } from "./end-cluster-within";
import { liftContainmentWithin } from "./lift-containment-within";
import { takeBackStatusWithin } from "./reopen-suspended-within";
import type { TakeBack } from "./take-back";
import { withdrawAskedInvitationWithin } from "./withdraw-asked-invitation-within";

/** What each action did while it waited. A lock before a longer one is one person's own to give, and runs out by itself. */
const takenBack: Readonly<Partial<Record<ApprovalAction, TakeBack>>> = {
  "account.change-status": takeBackStatusWithin,
  "staff.deactivate": liftContainmentWithin,
  "staff.invite": withdrawAskedInvitationWithin,
  "case.decide-cluster": endClusterWithin,
};

/** Within the unit of work that ends a request without effect: nothing of it stays behind. */
export const takeBackWithin: TakeBack = async (write, request, by) =>
  (await takenBack[request.action]?.(write, request, by)) ?? done(null);
