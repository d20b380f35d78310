import { availableParallelism } from "node:os";
import { hash as argon2Hash, verify as argon2Verify } from "@node-rs/argon2";
import type { PasswordHasher } from "@/server/accounts/application/ports/outbound/password-hasher-port";
import { type Result, refuse } from "@/server/accounts/domain/result";
import {
  hashParametersOf,
  type PasswordHash,
  type PasswordHashParameters,
  passwordHashFrom,
} from "@/server/accounts/domain/value-objects/password-hash";
import { boundedQueue, type QueueLimits } from "./bounded-queue";
import { isCommonPassword } from "./common-passwords";

/** OWASP's floor for argon2id, which is also what a sign-in may cost on a small machine: 19 MiB, twice. */
export const passwordHashParameters: PasswordHashParameters = { memoryKib: 19_456, iterations: 2, parallelism: 1 };

const LONGEST_PASSWORD_BYTES = 1_024;
const ARGON2ID = 2;

/** Libuv runs hashes on its four threads: one stays free for files, so that pages don't wait for sign-ins. */
const defaultLimits = (): QueueLimits => ({ running: Math.min(3, 2 * availableParallelism()), waiting: 128 });

/** What the hasher costs, for tests and figures that count instead of timing. */
export type HasherOptions = {
  readonly limits?: QueueLimits;
  readonly parameters?: PasswordHashParameters;
  /** Told each time that a hash is really computed. */
  readonly onHash?: () => void;
};

/** argon2id behind a bounded queue. Refuses NUL and more than 1,024 bytes (VALIDATION) before any hash is computed. */
export function passwordHasher(options: HasherOptions = {}): PasswordHasher {
  const parameters = options.parameters ?? passwordHashParameters;
  const enqueue = boundedQueue(options.limits ?? defaultLimits());
  const argon2Options = {
    algorithm: ARGON2ID,
    memoryCost: parameters.memoryKib,
    timeCost: parameters.iterations,
    parallelism: parameters.parallelism,
  };
  const dummy = dummyHash(parameters);
  return {
    hash: async (password) => {
      const refused = unhashable(password);
      if (refused) return refused;
      return enqueue(async () => {
        options.onHash?.();
        return passwordHashFrom(await argon2Hash(password, argon2Options));
      });
    },
    verify: async (password, hash) => {
      const refused = unhashable(password);
      if (refused) return refused;
      return enqueue(async () => {
        options.onHash?.();
        const matches = await argon2Verify(hash ?? dummy, password);
        return { matches: matches && hash !== null, needsRehash: hash !== null && isWeaker(hash, parameters) };
      });
    },
    isCommon: isCommonPassword,
  };
}

function unhashable(password: string): Extract<Result<never>, { ok: false }> | null {
  if (password.includes("\0")) return invalid("A password can't hold this invisible character.");
  if (Buffer.byteLength(password) > LONGEST_PASSWORD_BYTES) {
    return invalid(`Enter a password of at most ${LONGEST_PASSWORD_BYTES.toLocaleString("en-IN")} bytes.`);
  }
  return null;
}

const invalid = (problem: string) => refuse({ code: "VALIDATION", fields: [{ field: "password", problem }] });

function isWeaker(hash: PasswordHash, wanted: PasswordHashParameters): boolean {
  const has = hashParametersOf(hash);
  return (
    has.memoryKib < wanted.memoryKib || has.iterations < wanted.iterations || has.parallelism !== wanted.parallelism
  );
}

/** A hash of nothing anybody can type: it costs as much as a real one and matches no password. */
function dummyHash({ memoryKib, iterations, parallelism }: PasswordHashParameters): PasswordHash {
  const salt = Buffer.alloc(16, "goodstanding").toString("base64").replaceAll("=", "");
  const digest = Buffer.alloc(32, "nobody").toString("base64").replaceAll("=", "");
  return passwordHashFrom(`$argon2id$v=19$m=${memoryKib},t=${iterations},p=${parallelism}$${salt}$${digest}`);
}
