import type { DocumentRoom } from "@/server/accounts/domain/aggregates/account-document-aggregate";
import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";
import type { DocumentId } from "@/server/accounts/domain/value-objects/document-id";
import type { DocumentStoreName } from "./document-store-port";

export type LocatedDocument = {
  readonly document: AccountDocument;
  readonly key: string;
  readonly store: DocumentStoreName;
};

/** What is looked up about documents outside a unit of work. */
export type DocumentDirectory = {
  find(id: DocumentId): Promise<LocatedDocument | null>;
  /** The words of its pages; null once they can't be read any more. */
  textsOf(id: DocumentId): Promise<readonly string[] | null>;
  /** What an upload is weighed by; the unit of work weighs it again. */
  roomOf(accountId: AccountId, isOnHold: boolean): Promise<DocumentRoom>;
  /** Of the account's newest application; none where there is none. */
  ofNewestApplication(accountId: AccountId): Promise<readonly AccountDocument[]>;
  ofApplication(id: ApplicationId): Promise<readonly AccountDocument[]>;
  ofHold(accountId: AccountId): Promise<readonly AccountDocument[]>;
  /** Documents whose time may be over: each unit of work looks again. */
  due(at: Date, limit: number): Promise<readonly DueDocument[]>;
};

/** NOTE: what it was for is over, or goes on again. ERASE: its time is over too. */
export type DueDocument = { readonly id: DocumentId; readonly accountId: AccountId; readonly act: "NOTE" | "ERASE" };
