import * as z from "zod/mini";
import { done, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { SELLER_REJECTIONS } from "@/server/accounts/domain/value-objects/onboarding-reason";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";
import { approvedOrder } from "../approve-request/approved-order";
import { stateRejectionWithin } from "./state-rejection-within";

export const storedRejectionSchema = z.strictObject({
  applicationId: z.uuid(),
  stage: z.enum(APPLICATION_STAGES),
  reasonCode: z.enum(SELLER_REJECTIONS),
});

/** Ends the application, wherever it has come to by now. Taking back what its stages gave follows as commands. */
export const runApprovedRejection = approvedOrder(storedRejectionSchema, async (write, order, approval) => {
  const application = await write.sellerApplications.find(applicationIdFrom(order.applicationId));
  if (!application) return refuse({ code: "NOT_FOUND", what: "application" });
  const { decidedBy: approvedBy } = approval;
  // Other systems can't ask for it: whoever asked is a person.
  const by = accountIdFrom(approval.requestedBy);
  const { reasonCode, stage } = order;
  const event = { type: "RejectionApproved", by, approvedBy, reason: reasonCode, at: write.at } as const;
  const advanced = await advanceApplicationWithin(write, { application, event, by: approvedBy });
  if (!advanced.ok) return advanced;
  await stateRejectionWithin(write, { application: advanced.value, reason: reasonCode, askedBy: by });
  const decision = { stage, decision: "REJECTED", by, approvedBy, reasons: [reasonCode], words: {} } as const;
  await write.sellerStages.insertDecision(application, { ...decision, auditEntryId: write.auditEntryId });
  return done({ endedSessionIds: [] });
});
