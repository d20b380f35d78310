import { done, type Result } from "../result";
import type { Brand } from "./brand";
import { invalid } from "./printable-text";

/** An argon2id hash in PHC form: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. Never shown, logged or sent. */
export type PasswordHash = Brand<string, "PasswordHash">;

export type PasswordHashParameters = {
  readonly memoryKib: number;
  readonly iterations: number;
  readonly parallelism: number;
};

/** Salt of at least 16 bytes, hash of at least 32, both base64 without padding. */
const PHC =
  /^\$argon2id\$v=19\$m=([1-9]\d{0,9}),t=([1-9]\d{0,9}),p=([1-9]\d{0,3})\$[A-Za-z0-9+/]{22,}\$[A-Za-z0-9+/]{43,}$/;

export function parsePasswordHash(text: string): Result<PasswordHash> {
  return PHC.test(text) ? done(passwordHashFrom(text)) : invalid("passwordHash", "This is not an argon2id hash.");
}

/** For hashes read from the database or made by the hasher. */
export const passwordHashFrom = (trusted: string): PasswordHash => trusted as PasswordHash;

/** What the hash cost to make, so that a sign-in can tell whether to make it anew. */
export function hashParametersOf(hash: PasswordHash): PasswordHashParameters {
  const [, memoryKib, iterations, parallelism] = PHC.exec(hash) ?? [];
  return { memoryKib: Number(memoryKib), iterations: Number(iterations), parallelism: Number(parallelism) };
}
