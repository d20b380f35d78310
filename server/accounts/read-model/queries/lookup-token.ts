import type { LookupScope } from "@/server/accounts/application/dto/lookup-dto";
import type { Sealer } from "./sealed-text";

/** How long a link to a search works: contacts typed into it never stand in a URL, only this token does. */
const TOKEN_MINUTES = 10;

export type LookedUp = { readonly text: string; readonly scope: LookupScope };

export const sealLookup = (sealer: Sealer, { text, scope }: LookedUp, at: Date): string =>
  sealer.seal("lookup", { text, scope, until: at.getTime() + TOKEN_MINUTES * 60_000 });

/** The text that was looked up, or null when the token is not ours or too old. */
export function openLookup(sealer: Sealer, token: string, at: Date): LookedUp | null {
  const value = sealer.open("lookup", token);
  if (!isSealedLookup(value) || value.until < at.getTime()) return null;
  return { text: value.text, scope: value.scope };
}

const isSealedLookup = (value: unknown): value is LookedUp & { readonly until: number } =>
  typeof value === "object" && value !== null && "text" in value && "scope" in value && "until" in value;
