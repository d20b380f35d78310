import type { Session } from "@/server/accounts/domain/entities/session";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { SessionEndCause } from "@/server/accounts/domain/value-objects/session-end-cause";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";

/** Ended by its own sign-out, or by somebody or something else. */
export type SessionEndReason = "SIGNED_OUT" | SessionEndCause;

export type SessionStore = {
  /** Live sessions of the account, oldest first; expired and ended ones are left out. */
  listLive(accountId: AccountId): Promise<readonly Session[]>;
  find(id: SessionId): Promise<Session | null>;
  open(session: Session, tokenHash: Uint8Array): Promise<void>;
  /**
   * The same session, with what was proved, under a new token; the old one is remembered as retired. False where
   * `presented` is not the token in force: what was proved counts, and the token stays.
   */
  rotate(session: Session, tokenHash: Uint8Array, presented: Uint8Array | null): Promise<boolean>;
  /** Ends these sessions of this account; answers the ids that were live until now. */
  end(accountId: AccountId, ids: readonly SessionId[], reason: SessionEndReason): Promise<readonly SessionId[]>;
};
