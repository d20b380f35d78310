import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { frozenApplication } from "@/server/accounts/domain/domain-services/frozen-application-service";
import { refusalToDecideStage } from "@/server/accounts/domain/policies/seller-onboarding-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";
import { isApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { findToDecideWithin } from "../advance-application/find-application-within";
import type { DecideStageDeps } from "../approve-stage/approve-stage";
import { auditedStage } from "../approve-stage/audited-stage";
import { requestApprovalWithin } from "../request-approval/request-approval-within";
import type { RejectApplicationInput } from "./reject-application.schema";

export type RejectionAsked = { readonly approvalId: ApprovalId; readonly expiresAt: Date };

/** Asks a LEAD to reject an application for good. Until then nothing changes, and the application goes on. */
export const rejectApplication =
  (deps: DecideStageDeps) =>
  async (input: RejectApplicationInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<RejectionAsked>> => {
    const { stage, reasonCode, note, version } = input;
    const id = applicationIdFrom(input.applicationId);
    const audited = await auditedStage(deps, { action: "seller.reject-application", id, actor, origin });
    return deps.unitOfWork({ ...audited, reason: { code: reasonCode, note } }, async (write) => {
      const found = await findToDecideWithin(write, { id, version }, actor);
      if (!found.ok) return found;
      const { accountId, onboarding } = found.value;
      if (!isApplicationStage(onboarding.stage) || onboarding.stage !== stage) {
        return refuse({ code: "ILLEGAL_TRANSITION", from: onboarding.stage, to: "REJECTED" });
      }
      const party = { id: actor.accountId, roles: [actor.role] };
      const refused = refusalToDecideStage("BUSINESS", party, { accountId, identityApprovedBy: null });
      if (refused) return refused;
      const order = { applicationId: id, stage, reasonCode };
      const asked = await requestApprovalWithin(write, {
        action: "case.reject-seller",
        accountId,
        order,
        reasonCode,
        note,
        by: actor,
        application: frozenApplication(found.value),
      });
      return asked.ok ? done({ approvalId: asked.value.id, expiresAt: asked.value.expiresAt }) : asked;
    });
  };
