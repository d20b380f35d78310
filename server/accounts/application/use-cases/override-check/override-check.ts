import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { Result } from "@/server/accounts/domain/result";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";
import { findToDecideWithin } from "../advance-application/find-application-within";
import type { DecideStageDeps } from "../approve-stage/approve-stage";
import { auditedStage } from "../approve-stage/audited-stage";
import type { OverrideCheckInput } from "./override-check.schema";

/** Says, with a reason, why a failed check does not matter. One that sent the stage to review takes a LEAD. */
export const overrideCheck =
  (deps: DecideStageDeps) =>
  async (input: OverrideCheckInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<SellerApplication>> => {
    const { stage, check, note, version } = input;
    const id = applicationIdFrom(input.applicationId);
    const audited = await auditedStage(deps, { action: "seller.override-check", id, actor, origin });
    return deps.unitOfWork({ ...audited, reason: { code: check, note }, freshProof: true }, async (write) => {
      const found = await findToDecideWithin(write, { id, version }, actor);
      if (!found.ok) return found;
      const by = { id: actor.accountId, roles: [actor.role] };
      const event = { type: "CheckOverridden", stage, check, by, at: write.at } as const;
      const application = found.value;
      const advanced = await advanceApplicationWithin(write, { application, event, by: actor.accountId });
      if (!advanced.ok) return advanced;
      const { submissionNo } = application.onboarding.stages[stage];
      const key = { applicationId: id, stage, submissionNo };
      await write.sellerStages.saveOverride(application, key, { check, by: actor.accountId, note });
      return advanced;
    });
  };
