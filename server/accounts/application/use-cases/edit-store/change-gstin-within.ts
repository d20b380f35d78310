import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { done, type Result } from "@/server/accounts/domain/result";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { Gstin } from "@/server/accounts/domain/value-objects/gstin";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";
import { freeUnlessOnShiftWithin } from "../assign-application/reviewer-within";
import { sendDocumentsWithin } from "../submit-stage/send-documents-within";

export type NewGstin = {
  readonly gstNumber: Gstin;
  /**
   * Null for another system, which knows none and hands in no certificate: the name that was sent before is compared
   * again, and staff ask the seller for the rest.
   */
  readonly legalName: string | null;
  readonly by: ActorRef;
};

/**
 * A seller's other number, within a running unit of work: TAX opens again in the same commit, and nothing is sold
 * before it is approved. The seller sends it with its certificate (VALIDATION without). The number in the profile stays
 * until then. One that is looked at already changes nothing.
 */
export async function changeGstinWithin(
  write: WritableRepositories,
  found: SellerApplication,
  { gstNumber, legalName, by }: NewGstin,
): Promise<Result<SellerApplication>> {
  if (found.gstNumber === gstNumber) return done(found);
  const application = { ...found, gstNumber };
  const event = { type: "GstinChanged", at: write.at } as const;
  const advanced = await advanceApplicationWithin(write, { application, event, by });
  if (!advanced.ok) return advanced;
  const { submissionNo } = advanced.value.onboarding.stages.TAX;
  const key = { applicationId: application.id, stage: "TAX", submissionNo } as const;
  if (legalName !== null) {
    const sent = await sendDocumentsWithin(write, { before: found, after: advanced.value, stage: "TAX", isAnew: true });
    if (!sent.ok) return sent;
  }
  if (legalName === null) await write.sellerStages.repeatSubmission(application, key, { gstNumber });
  else await write.sellerStages.insertSubmission(application, key, { gstNumber, legalName });
  await freeUnlessOnShiftWithin(write, application.id);
  // A GSTIN that somebody wants links them from here on.
  const { accountId } = application;
  const links = { type: "AccountDetailsChanged", accountId, occurredAt: write.at } as const;
  write.events.append([{ ...links, changed: ["sellerApplication"] }]);
  return advanced;
}
