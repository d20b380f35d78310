import type { Verification } from "../entities/verification";
import { verificationPolicy } from "../policies/verification-policy";
import { done, type Result, refuse } from "../result";
import { invalid } from "../value-objects/printable-text";

const HOUR_SECONDS = 3_600;

/** Opens a challenge. RATE_LIMITED when the account was sent enough codes for this purpose within the hour. */
export function openVerification(
  start: Omit<Verification, "attempts" | "createdAt" | "expiresAt" | "consumedAt"> & { readonly at: Date },
  codesInTheLastHour: number,
): Result<Verification> {
  const { at, ...challenge } = start;
  if (codesInTheLastHour >= verificationPolicy.codesPerHour) {
    return refuse({ code: "RATE_LIMITED", retryAfterSeconds: HOUR_SECONDS });
  }
  return done({
    ...challenge,
    attempts: 0,
    createdAt: at,
    expiresAt: new Date(at.getTime() + verificationPolicy.livesMinutes * 60_000),
    consumedAt: null,
  });
}

/** Takes one try before the code is looked at. One sentence for used, expired and used-up: ask for a new code. */
export function reserveCodeAttempt(verification: Verification, at: Date): Result<Verification> {
  const spent = verification.consumedAt !== null || verification.attempts >= verificationPolicy.attempts;
  if (spent || at >= verification.expiresAt) return invalid("code", "This code no longer works. Ask for a new one.");
  return done({ ...verification, attempts: verification.attempts + 1 });
}

/** The reserved try held: the code is used and never works again. */
export const consumeCode = (verification: Verification, at: Date): Verification => ({
  ...verification,
  consumedAt: at,
});
