import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";

/** The whole minutes somebody has to wait, in the words that every form uses. */
export function waitWords(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return `Too many attempts. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}

export const attemptWords = (refusal: Refusal): string =>
  refusal.code === "RATE_LIMITED" ? `${waitWords(refusal.retryAfterSeconds)}.` : refusalSentence(refusal);
