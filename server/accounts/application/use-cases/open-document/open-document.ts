import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { DocumentDirectory } from "@/server/accounts/application/ports/outbound/document-directory";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { frozen } from "@/server/accounts/domain/aggregates/account-document-aggregate";
import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { documentIdFrom } from "@/server/accounts/domain/value-objects/document-id";
import { refusalOverCap } from "../refusal-over-cap";
import type { OpenDocumentInput } from "./open-document.schema";

export type OpenDocumentDeps = { readonly unitOfWork: UnitOfWork; readonly documents: DocumentDirectory };

/**
 * Lets staff see a document that was handed in. The entry that says who opened it is committed before anything of it
 * is answered. Drafts are nobody's business yet (NOT_FOUND); nobody opens one of their own, or of an account linked to
 * theirs.
 */
export const openDocument =
  ({ unitOfWork, documents }: OpenDocumentDeps) =>
  async (input: OpenDocumentInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<AccountDocument>> => {
    const id = documentIdFrom(input.documentId);
    const located = await documents.find(id);
    const accountId = located?.document.accountId ?? null;
    return unitOfWork(
      {
        action: "document.open",
        actor,
        origin,
        subject: { type: "DOCUMENT", id },
        accounts: accountId ? [accountId] : [],
        ...(located ? { reason: { code: located.document.kind } } : {}),
      },
      async (write) => {
        const capped = await refusalOverCap(write, "documents", actor.accountId);
        if (capped) return capped;
        const document = accountId && (await write.documents.find(id));
        const isHandedIn = document && (document.applicationId === null || document.frozenAt !== null);
        if (!isHandedIn) return refuse({ code: "NOT_FOUND", what: "document" });
        return (await refusalOfInterest(write, actor, document)) ?? done(await read(write, document));
      },
    );
  };

async function refusalOfInterest(write: WritableRepositories, actor: StaffActor, { accountId }: AccountDocument) {
  const isNear = accountId === actor.accountId || (await write.approvals.areLinked(actor.accountId, accountId));
  return isNear
    ? refuse({ code: "CONFLICT_OF_INTEREST", because: "This document is of an account linked to yours." })
    : null;
}

/** What somebody has read is taken back by nobody. */
async function read(write: WritableRepositories, document: AccountDocument): Promise<AccountDocument> {
  const after = frozen(document, write.at);
  if (after !== document) await write.documents.save(document, after);
  return after;
}
