import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";
import type { DocumentId } from "@/server/accounts/domain/value-objects/document-id";

/** What goes with a document and is read only when it is opened. */
export type DocumentContents = {
  readonly key: string;
  /** Of the file that came: tells whether two are the same, without keeping either. */
  readonly sha256: string;
  readonly texts: readonly string[];
};

/** Documents of accounts, within a unit of work that holds the account. */
export type DocumentRepository = {
  find(id: DocumentId): Promise<AccountDocument | null>;
  /** Of one application, oldest first; of the hold where there is none. */
  list(accountId: AccountId, applicationId: ApplicationId | null): Promise<readonly AccountDocument[]>;
  count(accountId: AccountId): Promise<number>;
  /** UNAVAILABLE where the upload took so long that its pieces were swept. */
  insert(document: AccountDocument, contents: DocumentContents): Promise<Result<AccountDocument>>;
  /** What the decision on a submission may change: frozen, sent with a submission, replaced by a later one. */
  save(before: AccountDocument, after: AccountDocument): Promise<void>;
  /** Since when what it was for is over, as it was noted; null where it is not. */
  overSince(id: DocumentId): Promise<Date | null>;
  noteOver(document: AccountDocument, overAt: Date | null): Promise<void>;
  /** The row goes now, its pieces with the next sweep. */
  remove(document: AccountDocument): Promise<void>;
};
