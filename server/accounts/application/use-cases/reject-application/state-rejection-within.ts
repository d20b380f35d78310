import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { wordStatement } from "@/server/accounts/domain/domain-services/statement-of-reasons-service";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { SellerRejection } from "@/server/accounts/domain/value-objects/onboarding-reason";

type Rejection = {
  /** As it ended. */
  readonly application: SellerApplication;
  readonly reason: SellerRejection;
  readonly askedBy: AccountId;
};

/**
 * Stores a rejection's statement of reasons, which the applicant can appeal. The saga's own message tells of it: a second
 * mail of the same would say nothing new.
 */
export async function stateRejectionWithin(
  write: WritableRepositories,
  { application: { accountId, onboarding }, reason, askedBy }: Rejection,
): Promise<void> {
  const reapplyFrom = onboarding.ended?.reapplyFrom;
  const until = reapplyFrom ? new Date(reapplyFrom) : null;
  const decision = "REJECT_SELLER";
  const words = wordStatement({ decision, reason, until, isAutomated: false, at: write.at });
  await write.statements.insert({
    ...words,
    accountId,
    decision,
    reasonCode: reason,
    isAutomated: false,
    until,
    auditEntryId: write.auditEntryId,
    decidedBy: askedBy,
    createdAt: write.at,
  });
}
