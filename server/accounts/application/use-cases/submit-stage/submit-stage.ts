import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { AccountDetailsChanged } from "@/server/accounts/domain/domain-events/account-details-changed";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";
import { findOwnWithin } from "../advance-application/find-application-within";
import { freeUnlessOnShiftWithin } from "../assign-application/reviewer-within";
import { readStage } from "./read-stage";
import { sendDocumentsWithin } from "./send-documents-within";
import type { SubmitStageInput } from "./stage-fields.schema";

/** The applicant sends the stage in hand. Its checks are ordered in the same commit and run after it. */
export const submitStage =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (input: SubmitStageInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<SellerApplication>> => {
    const { accountId } = actor;
    const { stage } = input;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return unitOfWork({ action: "seller.submit-stage", actor, origin, subject, accounts: [] }, async (write) => {
      const sent = readStage(input);
      if (!sent.ok) return sent;
      const found = await findOwnWithin(write, accountId);
      if (!found.ok) return found;
      const application = { ...found.value, ...sent.value.named };
      const event = { type: "StageSubmitted", stage, at: write.at } as const;
      const advanced = await advanceApplicationWithin(write, { application, event, by: accountId });
      if (!advanced.ok) return advanced;
      const documents = await sendDocumentsWithin(write, { before: found.value, after: advanced.value, stage });
      if (!documents.ok) return documents;
      const { submissionNo } = advanced.value.onboarding.stages[stage];
      const key = { applicationId: application.id, stage, submissionNo };
      await write.sellerStages.insertSubmission(application, key, sent.value.fields);
      await freeUnlessOnShiftWithin(write, application.id);
      if (stage === "TAX") write.events.append([appliesWithOther(accountId, write.at)]);
      return advanced;
    });
  };

/** A GSTIN that somebody applies with links them from here on. */
const appliesWithOther = (accountId: AccountId, at: Date): AccountDetailsChanged => ({
  type: "AccountDetailsChanged",
  accountId,
  occurredAt: at,
  changed: ["sellerApplication"],
});
