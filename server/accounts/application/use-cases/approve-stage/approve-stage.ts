import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { OnboardingDirectory } from "@/server/accounts/application/ports/outbound/onboarding-ports";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { refusalUnlessTicked } from "@/server/accounts/domain/policies/person-check-policy";
import type { Result } from "@/server/accounts/domain/result";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";
import { findToDecideWithin } from "../advance-application/find-application-within";
import type { ApproveStageInput } from "./approve-stage.schema";
import { auditedStage } from "./audited-stage";

export type DecideStageDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly applications: Pick<OnboardingDirectory, "accountOf">;
};

/**
 * Approves the stage in hand, with a fresh proof and every check of a person ticked. What it gives follows as commands of the same commit. Of two who
 * decide at once one wins: the other meets a stage that is approved (ILLEGAL_TRANSITION).
 */
export const approveStage =
  (deps: DecideStageDeps) =>
  async (input: ApproveStageInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<SellerApplication>> => {
    const { stage, version, personChecks, note } = input;
    const id = applicationIdFrom(input.applicationId);
    const audited = await auditedStage(deps, { action: "seller.approve-stage", id, actor, origin });
    const reason = { code: stage, ...(note ? { note } : {}) };
    return deps.unitOfWork({ ...audited, reason, freshProof: true }, async (write) => {
      const unticked = refusalUnlessTicked(stage, personChecks);
      if (unticked) return unticked;
      const found = await findToDecideWithin(write, { id, version }, actor);
      if (!found.ok) return found;
      const by = { id: actor.accountId, roles: [actor.role] };
      const event = { type: "StageApproved", stage, by, at: write.at } as const;
      const advanced = await advanceApplicationWithin(write, {
        application: found.value,
        event,
        by: actor.accountId,
      });
      if (!advanced.ok) return advanced;
      const decision = {
        stage,
        decision: "APPROVED",
        by: actor.accountId,
        approvedBy: null,
        reasons: [],
        personChecks,
        words: note ? { note } : {},
      } as const;
      await write.sellerStages.insertDecision(found.value, { ...decision, auditEntryId: write.auditEntryId });
      return advanced;
    });
  };
