import type { HoldActor, HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { DocumentContents } from "@/server/accounts/application/ports/outbound/document-repository";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { refusalToTake } from "@/server/accounts/domain/aggregates/account-document-aggregate";
import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import type { Result } from "@/server/accounts/domain/result";

export type ReceivedDocument = Pick<AccountDocument, "id" | "kind" | "fileName" | "format" | "bytes" | "pages">;

/** The last step of an upload, with the account's row held: of uploads at once no more than the limit get in. */
export async function takeDocumentWithin(
  write: WritableRepositories,
  actor: HolderActor | HoldActor,
  received: ReceivedDocument,
  contents: DocumentContents,
): Promise<Result<AccountDocument>> {
  const { accountId } = actor;
  const application = actor.kind === "HOLDER" ? await write.sellerApplications.findLatest(accountId) : null;
  const applicationId = application?.id ?? null;
  const refused = refusalToTake(received.kind, {
    application,
    others: await write.documents.list(accountId, applicationId),
    keptCount: await write.documents.count(accountId),
  });
  if (refused) return refused;
  const of = { accountId, applicationId, uploadedAt: write.at };
  return write.documents.insert(
    { ...received, ...of, frozenAt: null, submissionNo: null, replacedByNo: null },
    contents,
  );
}
