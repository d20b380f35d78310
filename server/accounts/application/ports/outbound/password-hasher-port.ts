import type { Result } from "@/server/accounts/domain/result";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";

/** argon2id behind a bounded queue; a full queue answers UNAVAILABLE with the seconds to wait. */
export type PasswordHasher = {
  hash(password: string): Promise<Result<PasswordHash>>;
  /** With no hash (an unknown person) the same work is done against a fixed one, and the answer is false. */
  verify(password: string, hash: PasswordHash | null): Promise<Result<{ matches: boolean; needsRehash: boolean }>>;
  isCommon(password: string): boolean;
};
