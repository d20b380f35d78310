import { cookies } from "next/headers";
import type * as z from "zod/mini";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import type { FieldProblem, Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { CSRF_COOKIE } from "../next-auth/cookie-names";

/** The text of a field; a file or a missing field is empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Reads a form by its schema: the input, or what the form shows instead. */
export function parseForm<Schema extends z.ZodMiniType>(
  schema: Schema,
  input: unknown,
  kept: FormState["values"],
): { readonly ok: true; readonly input: z.output<Schema> } | { readonly ok: false; readonly state: FormState } {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, input: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), problem: message }));
  return { ok: false, state: problemState(problems, kept) };
}

export const problemState = (problems: readonly FieldProblem[], values: FormState["values"]): FormState => ({
  problems,
  values,
  receipt: null,
});

/** A refusal in the form's own words: at its fields where it names them, else at the whole form. */
export function refusedState(
  refusal: Refusal,
  values: FormState["values"],
  words: (refusal: Refusal) => string = refusalSentence,
): FormState {
  if (refusal.code === "VALIDATION") return problemState(refusal.fields, values);
  return problemState([{ field: "", problem: words(refusal) }], values);
}

const STALE_PAGE = "This page was open for too long. Send the form again.";

/** Was this form made by our page for this browser? Null when it was, else what to show. */
export async function refuseForeignForm(form: FormData, values: FormState["values"]): Promise<FormState | null> {
  const expected = (await cookies()).get(CSRF_COOKIE)?.value;
  return expected && textOf(form, "csrf") === expected
    ? null
    : problemState([{ field: "", problem: STALE_PAGE }], values);
}

/** The value that our forms carry in a hidden field. */
export async function csrfToken(): Promise<string> {
  return (await cookies()).get(CSRF_COOKIE)?.value ?? "";
}
