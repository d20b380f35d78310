import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { responseToWeb } from "./api-exchange";
import { problem } from "./problem";

/** A file that was refused, in words for whoever hands it in: a person, never a key. */
export function uploadProblem(refusal: Refusal, requestId: string): Response {
  const isLarge = refusal.code === "VALIDATION" && refusal.reason === "TOO_LARGE";
  const detail = refusal.code === "FORBIDDEN" ? FORBIDDEN : refusalSentence(refusal);
  return responseToWeb(problem(refusal, { requestId, detail, ...(isLarge ? { status: 413 } : {}) }));
}

const FORBIDDEN = "Files are handed in on this site's own pages, by whoever they belong to.";
