import type { FieldProblem } from "@/server/accounts/domain/exceptions/refusal";

/** What a plain form shows after it was sent: every problem with its field, and what was typed, but never a password. */
export type FormState = {
  /** A problem of the whole form has the field "". */
  readonly problems: readonly FieldProblem[];
  readonly values: Readonly<Record<string, string>>;
  /** What was done, for forms that stay. */
  readonly receipt: string | null;
};
