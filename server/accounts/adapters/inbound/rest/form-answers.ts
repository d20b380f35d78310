import { cookies, headers } from "next/headers";
import type * as z from "zod/mini";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditAction } from "@/server/accounts/application/ports/outbound/audit-log";
import type { FieldProblem, Refusal, RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import { accountsModule } from "@/server/composition-root";
import { CSRF_COOKIE } from "../next-auth/cookie-names";
import { currentActor } from "../next-auth/current-session";
import { requestOrigin } from "../request-origin";

/** What a form is about to do, as whom, and where it came from: known before it is read. */
export type Asked = { readonly action: AuditAction; readonly actor: Actor; readonly origin: RequestOrigin };

export const askedFor = async (action: AuditAction): Promise<Asked> => ({
  action,
  actor: await currentActor(),
  origin: requestOrigin(await headers(), "web"),
});

/** Refused before any use case began: the entry is left here. */
export const auditRefusedForm = (asked: Asked, code: RefusalCode): Promise<void> =>
  accountsModule().auditLog.recordRefusal({ ...asked, code, subject: null });

/** The text of a field; a file or a missing field is empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Reads a form by its schema: the input, or (audited) what the form shows instead. */
export async function parseForm<Schema extends z.ZodMiniType>(
  asked: Asked,
  schema: Schema,
  input: unknown,
  kept: FormState["values"],
): Promise<
  { readonly ok: true; readonly input: z.output<Schema> } | { readonly ok: false; readonly state: FormState }
> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, input: parsed.data };
  await auditRefusedForm(asked, "VALIDATION");
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

/** Was this form made by our page for this browser? Null when it was, else (audited) what to show. */
export async function refuseForeignForm(
  asked: Asked,
  form: FormData,
  values: FormState["values"],
): Promise<FormState | null> {
  const expected = (await cookies()).get(CSRF_COOKIE)?.value;
  if (expected && textOf(form, "csrf") === expected) return null;
  await auditRefusedForm(asked, "FORBIDDEN");
  return problemState([{ field: "", problem: STALE_PAGE }], values);
}

/** The value that our forms carry in a hidden field. */
export async function csrfToken(): Promise<string> {
  return (await cookies()).get(CSRF_COOKIE)?.value ?? "";
}

/** The words of a code field: the wait is told, everything else as it is. */
export const attemptWords = (refusal: Refusal): string =>
  refusal.code === "RATE_LIMITED" ? `${waitWords(refusal.retryAfterSeconds)}.` : refusalSentence(refusal);

export function waitWords(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return `Too many attempts. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}
