import { randomBytes } from "node:crypto";
import type { RecoveryCodes } from "@/server/accounts/application/ports/outbound/second-factor-ports";
import { secondFactorPolicy } from "@/server/accounts/domain/policies/second-factor-policy";
import { normalRecoveryCode } from "@/server/accounts/domain/value-objects/recovery-code";
import type { KeyedHash } from "./keyed-hash";

/** Crockford's: nothing in it looks like something else. 24 of them are 120 bits. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const GROUPS = 6;
const GROUP = 4;

/** Stored under a key that is not in the database; the account is part of what is hashed. */
export const recoveryCodes = (keyedHash: KeyedHash): RecoveryCodes => {
  const hashOf: RecoveryCodes["hashOf"] = (accountId, typed) =>
    new Uint8Array(Buffer.from(keyedHash("recovery-code", accountId, normalRecoveryCode(typed)), "base64url"));
  return {
    hashOf,
    make: (accountId) => {
      const codes = Array.from({ length: secondFactorPolicy.recoveryCodes }, newCode);
      return { codes, hashes: codes.map((code) => hashOf(accountId, code)) };
    },
  };
};

function newCode(): string {
  const signs = [...randomBytes(GROUPS * GROUP)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? "").join("");
  return (signs.match(/.{4}/g) ?? []).join("-");
}
