import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { DocumentDirectory, DueDocument } from "@/server/accounts/application/ports/outbound/document-directory";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isToErase, overSince } from "@/server/accounts/domain/domain-services/document-retention-service";
import { done, type Result } from "@/server/accounts/domain/result";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { timer } from "../system-actors";

export type EraseDocumentsDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly documents: Pick<DocumentDirectory, "due">;
  readonly now: Clock;
};

/** Keeps the time that documents are kept for: notes when their purpose is over, and erases them when their time is. */
export const eraseDocuments =
  (deps: EraseDocumentsDeps) =>
  async (limit: number, origin: RequestOrigin): Promise<{ readonly changed: number }> => {
    let changed = 0;
    for (const due of await deps.documents.due(deps.now(), limit)) {
      const result = await unlessNothingToDo(changeOne(deps, due, origin));
      if (result?.ok) changed += 1;
    }
    return { changed };
  };

const changeOne = (
  { unitOfWork }: EraseDocumentsDeps,
  due: DueDocument,
  origin: RequestOrigin,
): Promise<Result<null>> =>
  unitOfWork(
    {
      action: due.act === "ERASE" ? "document.erase" : "document.note-over",
      actor: timer,
      origin,
      subject: { type: "DOCUMENT", id: due.id },
      accounts: [due.accountId],
    },
    (write) => changeWithin(write, due),
  );

/** Looked at again with the row held: somebody may have taken it back, or put the account on hold anew. */
async function changeWithin(write: WritableRepositories, { id, act }: DueDocument): Promise<Result<null>> {
  const document = await write.documents.find(id);
  const account = document && (await write.accounts.find(document.accountId));
  if (!document || !account) throw new NothingToDo();
  const { applicationId } = document;
  const application = applicationId && (await write.sellerApplications.find(applicationId));
  const notedAt = await write.documents.overSince(id);
  const since = overSince(document, { account, application, notedAt, at: write.at });
  const erases = isToErase(document, since, write.at);
  if (erases !== (act === "ERASE")) throw new NothingToDo();
  if (erases) await write.documents.remove(document);
  else if (since?.getTime() === notedAt?.getTime()) throw new NothingToDo();
  else await write.documents.noteOver(document, since);
  return done(null);
}
