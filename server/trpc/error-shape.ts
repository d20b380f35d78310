import type { TRPCDefaultErrorShape, TRPCError } from "@trpc/server";
import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { RefusalError } from "./unwrap";

/** What the browser learns of an error: a refusal with its sentence, or a code to quote. Never a stack or a query. */
export function errorShape(shape: TRPCDefaultErrorShape, error: TRPCError, requestId: string | undefined) {
  const refusal = refusalOf(error);
  const message = refusal ? refusalSentence(refusal) : "That did not save. Nothing was changed. Try again.";
  return {
    message,
    code: shape.code,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      path: shape.data.path,
      refusal,
      errorCode: `E-${(requestId ?? "unknown").slice(-8)}`,
    },
  };
}

function refusalOf(error: TRPCError): Refusal | null {
  if (error.cause instanceof RefusalError) return error.cause.refusal;
  if (error.code === "BAD_REQUEST") return { code: "VALIDATION", fields: fieldsOf(error.cause) };
  return null;
}

/** zod's issues as field and sentence. The offending value is never repeated. */
function fieldsOf(cause: unknown): { field: string; problem: string }[] {
  if (typeof cause !== "object" || cause === null || !("issues" in cause) || !Array.isArray(cause.issues)) return [];
  return cause.issues.map((issue: { path?: unknown; message?: unknown }) => ({
    field: Array.isArray(issue.path) ? issue.path.join(".") : "",
    problem: typeof issue.message === "string" ? issue.message : "This is not valid.",
  }));
}
