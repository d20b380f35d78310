import { type ApiScope, apiKeyPolicy, isApiScope } from "../policies/api-key-policy";
import { done, type Result } from "../result";
import type { ApiKeyId } from "../value-objects/api-key-id";
import { codePointCount, hasUnseenInWords, invalid, tidySpaces } from "../value-objects/printable-text";

/** A key by which another system calls the REST API. Nothing of its secret is known but the hash beside it. */
export type ApiKey = {
  readonly id: ApiKeyId;
  readonly name: string;
  /** The beginning of the key as its owner sees it: `gs_live_` and six characters. */
  readonly prefix: string;
  readonly scopes: readonly ApiScope[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
};

export const KEY_START = "gs_live_";
const SHOWN_OF_SECRET = 6;

/** What lists and the audit trail show of a key with this secret. */
export const prefixOf = (secret: string): string => `${KEY_START}${secret.slice(0, SHOWN_OF_SECRET)}`;

/** The secret part of a presented key; null for text that we never made. */
export const secretOf = (presented: string): string | null =>
  presented.startsWith(KEY_START) ? presented.slice(KEY_START.length) : null;

/** Whether the key lets anybody in at this moment. */
export const isKeyGood = ({ revokedAt, expiresAt }: ApiKey, at: Date): boolean =>
  revokedAt === null && (expiresAt === null || at < expiresAt);

/** What people call it: 1 to 80 characters that can be seen. */
export function parseKeyName(text: string): Result<string> {
  const name = tidySpaces(text);
  if (name === "") return invalid("name", "Name the system that will use the key.");
  if (hasUnseenInWords(text.trim())) return invalid("name", "This name contains a character that can't be shown.");
  if (codePointCount(name) > apiKeyPolicy.nameCharacters) {
    return invalid("name", `Enter a name of at most ${apiKeyPolicy.nameCharacters} characters.`);
  }
  return done(name);
}

/** Each scope once, in the order of the list. A key without any would be of no use. */
export function parseScopes(texts: readonly string[]): Result<readonly ApiScope[]> {
  const unknown = texts.find((text) => !isApiScope(text));
  if (unknown !== undefined) return invalid("scopes", `There is no scope ${unknown.slice(0, 40)}.`);
  const scopes = [...new Set(texts.filter(isApiScope))];
  return scopes.length === 0 ? invalid("scopes", "Name at least one scope.") : done(scopes);
}
