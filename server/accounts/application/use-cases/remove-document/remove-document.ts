import type { HoldActor, HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { documentIdFrom } from "@/server/accounts/domain/value-objects/document-id";
import type { RemoveDocumentInput } from "./remove-document.schema";

/** Takes back what was not sent yet (ILLEGAL_TRANSITION after). NOT_FOUND for somebody else's, as for none. */
export const removeDocument =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (
    input: RemoveDocumentInput,
    actor: HolderActor | HoldActor,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly documentId: string }>> => {
    const { accountId } = actor;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return unitOfWork({ action: "document.remove", actor, origin, subject, accounts: [] }, async (write) => {
      const document = await write.documents.find(documentIdFrom(input.documentId));
      const isOwn = document?.accountId === accountId;
      // A hold pass reaches what the hold is about, and nothing else of the account.
      const isReached = actor.kind === "HOLDER" || document?.kind === "HOLD_EVIDENCE";
      if (!document || !isOwn || !isReached) return refuse({ code: "NOT_FOUND", what: "document" });
      if (document.frozenAt) return refuse({ code: "ILLEGAL_TRANSITION", from: "SENT", to: "REMOVED" });
      await write.documents.remove(document);
      return done({ documentId: document.id });
    });
  };
