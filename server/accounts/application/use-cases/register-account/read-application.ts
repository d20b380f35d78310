import type { FieldProblem } from "@/server/accounts/domain/exceptions/refusal";
import { checkPassword } from "@/server/accounts/domain/policies/password-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type Email, parseEmail } from "@/server/accounts/domain/value-objects/email";
import { type PersonName, parsePersonName } from "@/server/accounts/domain/value-objects/person-name";
import { type Phone, parsePhone } from "@/server/accounts/domain/value-objects/phone";
import type { Identifier } from "../login/read-identifier";
import type { RegisterAccountInput } from "./register-account.schema";

export type Application = { readonly identifier: Identifier; readonly name: PersonName; readonly password: string };

export type ApplicationRules = {
  readonly phoneRegion: string;
  readonly isCommon: (password: string) => boolean;
};

/** Parses the whole form and refuses with every field that is wrong, so that nobody mends one at a time. */
export function readApplication(input: RegisterAccountInput, rules: ApplicationRules): Result<Application> {
  const identifier = readContact(input, rules.phoneRegion);
  const name = parsePersonName(input.name);
  const password = checkPassword({
    password: input.password,
    audience: "CUSTOMER",
    about: [input.contact, input.name],
    isCommon: rules.isCommon,
  });
  if (identifier.ok && name.ok && password.ok) {
    return done({ identifier: identifier.value, name: name.value, password: password.value });
  }
  return refuse({ code: "VALIDATION", fields: [identifier, name, password].flatMap(problemsOf) });
}

function readContact({ contactKind, contact }: RegisterAccountInput, region: string): Result<Identifier> {
  if (contactKind === "EMAIL") return named(parseEmail(contact, "contact"), (email) => ({ kind: "EMAIL", email }));
  return named(parsePhone(contact, region, "contact"), (phone) => ({ kind: "PHONE", phone }));
}

const named = <Value extends Email | Phone>(
  parsed: Result<Value>,
  make: (value: Value) => Identifier,
): Result<Identifier> => (parsed.ok ? done(make(parsed.value)) : parsed);

const problemsOf = (result: Result<unknown>): readonly FieldProblem[] =>
  !result.ok && result.refusal.code === "VALIDATION" ? result.refusal.fields : [];
