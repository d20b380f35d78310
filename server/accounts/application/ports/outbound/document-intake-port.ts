import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { DocumentId } from "@/server/accounts/domain/value-objects/document-id";
import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import type { DocumentStoreName } from "./document-store-port";

/** An upload under way: noted before its first piece is stored, so that whatever a dead process left is found. */
export type DocumentIntake = {
  readonly documentId: DocumentId;
  readonly key: string;
  readonly store: DocumentStoreName;
  readonly accountId: AccountId;
  readonly kind: DocumentKind;
  readonly bytes: number;
  readonly beganAt: Date;
};

export type LeftPieces = { readonly key: string; readonly store: DocumentStoreName; readonly chunkCount: number };

/** Kept outside units of work: it says where pieces may lie that no document vouches for. */
export type DocumentIntakes = {
  begin(intake: DocumentIntake): Promise<void>;
  /** How many pieces are about to be stored. */
  expect(key: string, chunkCount: number): Promise<void>;
  /** It comes to nothing: its pieces may go. */
  giveUp(key: string): Promise<void>;
  /** Of one account, begun since then and still going on. */
  underWay(accountId: AccountId, since: Date): Promise<readonly DocumentIntake[]>;
  /** Given up, removed, or begun before then; from now on nobody can finish them. */
  takeLeft(begunBefore: Date, limit: number): Promise<readonly LeftPieces[]>;
  /** Their pieces are gone. */
  forget(key: string): Promise<void>;
};
