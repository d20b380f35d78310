import type { FieldProblem } from "@/server/accounts/domain/exceptions/refusal";
import { checkPassword } from "@/server/accounts/domain/policies/password-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type Email, parseEmail } from "@/server/accounts/domain/value-objects/email";
import { type PersonName, parsePersonName, personNameFrom } from "@/server/accounts/domain/value-objects/person-name";
import { type Phone, parsePhone } from "@/server/accounts/domain/value-objects/phone";
import type { ApplicationRules } from "./read-application";
import type { RegisterByKeyInput } from "./register-by-key.schema";

export type Registration = {
  readonly email: Email | null;
  readonly phone: Phone | null;
  readonly name: PersonName;
  readonly password: string | null;
  readonly externalId: string | null;
};

/** Until the holder says how they are called. */
const NAMELESS = personNameFrom("New customer");

const nothing = done(null);

/** Parses the whole body and refuses with every field that is wrong. */
export function readRegistration(input: RegisterByKeyInput, rules: ApplicationRules): Result<Registration> {
  const email = input.email === undefined ? nothing : parseEmail(input.email, "email");
  const phone = input.phone === undefined ? nothing : parsePhone(input.phone, rules.phoneRegion, "phone");
  const name = input.name === undefined ? done(NAMELESS) : parsePersonName(input.name);
  const password = input.password === undefined ? nothing : readPassword(input.password, input, rules);
  if (email.ok && phone.ok && name.ok && password.ok) {
    const externalId = input.externalId ?? null;
    const contacts = { email: email.value, phone: phone.value };
    return done({ ...contacts, name: name.value, password: password.value, externalId });
  }
  return refuse({ code: "VALIDATION", fields: [email, phone, name, password].flatMap(problemsOf) });
}

const readPassword = (password: string, { email, phone, name }: RegisterByKeyInput, { isCommon }: ApplicationRules) =>
  checkPassword({
    password,
    audience: "CUSTOMER",
    about: [email, phone, name].filter((word) => word !== undefined),
    isCommon,
  });

const problemsOf = (result: Result<unknown>): readonly FieldProblem[] =>
  !result.ok && result.refusal.code === "VALIDATION" ? result.refusal.fields : [];
