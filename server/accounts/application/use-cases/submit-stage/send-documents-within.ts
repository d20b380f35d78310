import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { documentsOfSubmission } from "@/server/accounts/domain/domain-services/document-submission-service";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { done, type Result } from "@/server/accounts/domain/result";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";

/** The documents that go with a stage just sent: frozen with it from this commit on. */
export async function sendDocumentsWithin(
  write: WritableRepositories,
  {
    before,
    after,
    stage,
    isAnew = false,
  }: {
    readonly before: SellerApplication;
    readonly after: SellerApplication;
    readonly stage: ApplicationStage;
    readonly isAnew?: boolean;
  },
): Promise<Result<null>> {
  const { submissionNo } = after.onboarding.stages[stage];
  const changes = documentsOfSubmission(await write.documents.list(after.accountId, after.id), {
    stage,
    submissionNo,
    before: before.onboarding.stages[stage],
    isAnew,
    at: write.at,
  });
  if (!changes.ok) return changes;
  for (const change of changes.value) await write.documents.save(change.before, change.after);
  return done(null);
}
