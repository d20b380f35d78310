import type { Lock } from "@/server/accounts/domain/entities/account";
import type { Session } from "@/server/accounts/domain/entities/session";
import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import type { RoleType } from "@/server/accounts/domain/value-objects/role-type";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";

/** Everything that decides whether a token is good, read together. */
export type SessionFacts = {
  readonly session: Session;
  readonly accountName: string | null;
  readonly status: AccountStatus;
  readonly lock: Lock | null;
  readonly roles: readonly RoleType[];
};

/** The read of every request: one statement over session, account and roles on the primary database, never cached. */
export type SessionReader = {
  find(tokenHash: Uint8Array): Promise<SessionFacts | null>;
  /** The session that had this token before it got another: asked only where `find` knows nothing. */
  findRetired(tokenHash: Uint8Array): Promise<(SessionFacts & { readonly retiredAt: Date }) | null>;
  /** The same of a session whose token was checked before. */
  findById(sessionId: SessionId): Promise<SessionFacts | null>;
  /** Moves last-seen forward; called after the answer, at most once a minute, and never brings an ended session back. */
  touch(sessionId: SessionId, at: Date): Promise<void>;
};
