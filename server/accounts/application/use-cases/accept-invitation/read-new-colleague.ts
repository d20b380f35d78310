import { checkPassword } from "@/server/accounts/domain/policies/password-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type PersonName, parsePersonName } from "@/server/accounts/domain/value-objects/person-name";
import { problemsOf } from "../invite-staff/read-invitee";

type Form = { readonly name: string; readonly password: string };

export type NewColleagueRules = { readonly isCommon: (password: string) => boolean };

/** The name and a password as staff need one before they have a second factor; refuses with everything that is wrong. */
export function readNewColleague(
  form: Form,
  address: string,
  { isCommon }: NewColleagueRules,
): Result<{ readonly name: PersonName; readonly password: string }> {
  const name = parsePersonName(form.name);
  const password = checkPassword({
    password: form.password,
    audience: "STAFF",
    about: [address, form.name],
    isCommon,
  });
  if (name.ok && password.ok) return done({ name: name.value, password: password.value });
  return refuse({ code: "VALIDATION", fields: [name, password].flatMap(problemsOf) });
}
