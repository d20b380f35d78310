import type { FieldProblem } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type Email, parseEmail } from "@/server/accounts/domain/value-objects/email";
import { type PersonName, parsePersonName } from "@/server/accounts/domain/value-objects/person-name";

export type Invitee = { readonly email: Email; readonly name: PersonName };

/** Parses both and refuses with everything that is wrong, so that nobody mends one at a time. */
export function readInvitee(input: { readonly email: string; readonly name: string }): Result<Invitee> {
  const email = parseEmail(input.email);
  const name = parsePersonName(input.name);
  if (email.ok && name.ok) return done({ email: email.value, name: name.value });
  return refuse({ code: "VALIDATION", fields: [email, name].flatMap(problemsOf) });
}

export const problemsOf = (result: Result<unknown>): readonly FieldProblem[] =>
  !result.ok && result.refusal.code === "VALIDATION" ? result.refusal.fields : [];
