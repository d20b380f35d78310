import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { SetRefused } from "./csv-table";

/** VALIDATION, naming the field, for a set that can't be read at all: missing, of another shape, or a broken archive. */
export async function orRefused<Value>(field: string, work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return done(await work());
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    return refuse({ code: "VALIDATION", fields: [{ field, problem }] });
  }
}

function problemOf(error: unknown): string | null {
  if (error instanceof SetRefused) return error.message;
  if (!(error instanceof Error) || !("code" in error)) return null;
  const { code } = error;
  if (code === "ENOENT" || code === "EISDIR" || code === "EACCES") return "There is no such file that can be read.";
  if (typeof code === "string" && (code.startsWith("Z_") || code.startsWith("ERR_ZLIB"))) {
    return "The packed file is broken or ends too early.";
  }
  return null;
}
