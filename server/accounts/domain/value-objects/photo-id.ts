import { done, type Result } from "../result";
import { invalid } from "./printable-text";

/** What a person shows who they are with. */
export const PHOTO_IDS = ["PASSPORT", "DRIVING_LICENCE", "VOTER_CARD"] as const;

const WHOSE: Readonly<Record<string, string>> = { PASSPORT: "passport", DRIVING_LICENCE: "driving licence" };

/** Passports and licences run out: the day is part of what is sent. A voter card does not. */
export function readExpiry(kind: string, expiresOn: string | undefined): Result<string | undefined> {
  const name = WHOSE[kind];
  if (name === undefined || expiresOn) return done(expiresOn || undefined);
  return invalid("documentExpiresOn", `Enter the day the ${name} runs out.`);
}
