import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { findOwnWithin } from "../advance-application/find-application-within";
import type { SaveStageInput } from "./save-stage.schema";

export type StageSaved = { readonly savedAt: Date };

/**
 * Keeps what was typed so far, encrypted. Only for a stage that can still be sent: nothing else reads a draft. Refuses
 * CONFLICT when another window kept one since.
 */
export const saveStage =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (
    { stage, fields, seenAt }: SaveStageInput,
    actor: HolderActor,
    origin: RequestOrigin,
  ): Promise<Result<StageSaved>> => {
    const { accountId } = actor;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return unitOfWork({ action: "seller.save-stage", actor, origin, subject, accounts: [] }, async (write) => {
      const found = await findOwnWithin(write, accountId);
      if (!found.ok) return found;
      const { onboarding } = found.value;
      const { status } = onboarding.stages[stage];
      const isOpen = onboarding.ended === null && (status === "OPEN" || status === "RETURNED");
      if (!isOpen) return refuse({ code: "ILLEGAL_TRANSITION", from: `${stage} ${status}`, to: `${stage} draft` });
      if (seenAt !== undefined) {
        const keptAt = await write.sellerStages.draftKeptAt(found.value.id, stage);
        if (keptAt?.getTime() !== seenAt?.getTime()) return refuse({ code: "CONFLICT", what: "draft" });
      }
      await write.sellerStages.saveDraft(found.value, stage, fields);
      return done({ savedAt: write.at });
    });
  };
