import type { TRPCClientErrorLike } from "@trpc/client";
import type { FieldProblem, Refusal } from "@/server/accounts/domain/exceptions/refusal";
import type { AppRouter } from "@/server/trpc/app-router";

/** What a procedure of ours throws in the browser. */
export type CallError = TRPCClientErrorLike<AppRouter>;

const unreachable = "The server could not be reached. What you entered is kept; try again.";

/** The rule that said no; null when something broke, or nobody answered. */
export const refusalOf = (error: CallError | null): Refusal | null => error?.data?.refusal ?? null;

/** The sentence for people. Somebody who did not answer has no sentence of their own. */
export const sentenceOf = (error: CallError): string => (error.data ? error.message : unreachable);

/** The code to quote to whoever helps; refusals need none. */
export const codeOf = (error: CallError): string | null =>
  error.data && error.data.refusal === null ? error.data.errorCode : null;

export type Problem = { readonly message: string; readonly code: string | null };

/** What a screen says where data should stand; null when there is nothing to say. */
export const problemOf = (error: CallError | null): Problem | null =>
  error && { message: sentenceOf(error), code: codeOf(error) };

/** Field and sentence of each part of the input that was refused. */
export function fieldProblemsOf(error: CallError | null): readonly FieldProblem[] {
  const refusal = refusalOf(error);
  return refusal?.code === "VALIDATION" ? refusal.fields : [];
}
