import type { FoundOnDocumentDto } from "@/server/accounts/application/dto/document-dto";
import type { DocumentDirectory } from "@/server/accounts/application/ports/outbound/document-directory";
import type { OnboardingDirectory } from "@/server/accounts/application/ports/outbound/onboarding-ports";
import type { SellerStageReader } from "@/server/accounts/application/ports/outbound/seller-stage-repository";
import { foundOnDocument } from "@/server/accounts/domain/domain-services/found-on-document-service";
import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import { stageOfDocument } from "@/server/accounts/domain/policies/document-policy";

export type CompareDocumentDeps = {
  readonly documents: Pick<DocumentDirectory, "textsOf">;
  readonly applications: Pick<OnboardingDirectory, "find">;
  readonly stages: SellerStageReader;
};

/** What was typed into the stage, beside what the document says in words. Read only after the opening is on record. */
export const compareDocument =
  ({ documents, applications, stages }: CompareDocumentDeps) =>
  async ({
    id,
    kind,
    applicationId,
    submissionNo,
    replacedByNo,
  }: AccountDocument): Promise<readonly FoundOnDocumentDto[]> => {
    const stage = stageOfDocument(kind);
    const application = applicationId && (await applications.find(applicationId));
    if (!stage || !application || submissionNo === null) return [];
    // An older document answered the submission it came with; one in force answers the newest.
    const asked = replacedByNo === null ? application.onboarding.stages[stage].submissionNo : submissionNo;
    const declared = await stages.readFields({ applicationId: application.id, stage, submissionNo: asked });
    const texts = await documents.textsOf(id);
    return declared && texts ? foundOnDocument(kind, declared, texts) : [];
  };
