import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { reasonsOf } from "@/server/accounts/domain/policies/return-words-policy";
import type { Result } from "@/server/accounts/domain/result";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";
import { findToDecideWithin } from "../advance-application/find-application-within";
import type { DecideStageDeps } from "../approve-stage/approve-stage";
import { auditedStage } from "../approve-stage/audited-stage";
import { keepWithin } from "../assign-application/reviewer-within";
import { type ReturnStageInput, wordsOfReturn } from "./return-stage.schema";

/** Asks the seller to send a stage again: what, why, until when. One person is enough; nothing is lost by it. */
export const returnStage =
  (deps: DecideStageDeps) =>
  async (input: ReturnStageInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<SellerApplication>> => {
    const { stage, items, version } = input;
    const [reasons, message] = [reasonsOf(items), wordsOfReturn(input)];
    const id = applicationIdFrom(input.applicationId);
    const audited = await auditedStage(deps, { action: "seller.return-stage", id, actor, origin });
    return deps.unitOfWork({ ...audited, reason: { code: reasons.join(" "), note: message } }, async (write) => {
      const found = await findToDecideWithin(write, { id, version }, actor);
      if (!found.ok) return found;
      const by = { id: actor.accountId, roles: [actor.role] };
      const words = {
        items,
        reasons,
        message,
        until: new Date(write.at.getTime() + input.days * DAY_MS).toISOString(),
      };
      const event = { type: "StageReturned", stage, by, words, at: write.at } as const;
      const advanced = await advanceApplicationWithin(write, {
        application: found.value,
        event,
        by: actor.accountId,
      });
      if (!advanced.ok) return advanced;
      const decision = { stage, decision: "RETURNED", by: actor.accountId, approvedBy: null } as const;
      const { auditEntryId } = write;
      await write.sellerStages.insertDecision(found.value, { ...decision, reasons, words: { message }, auditEntryId });
      await keepWithin(write, id, actor.accountId);
      return advanced;
    });
  };
