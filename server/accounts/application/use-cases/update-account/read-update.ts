import type { BuyerDetails } from "@/server/accounts/domain/aggregates/account-profiles";
import type { FieldProblem } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { parseDateOfBirth } from "@/server/accounts/domain/value-objects/date-of-birth";
import { parseEmail } from "@/server/accounts/domain/value-objects/email";
import { type Gstin, parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { parsePersonName } from "@/server/accounts/domain/value-objects/person-name";
import { parsePhone } from "@/server/accounts/domain/value-objects/phone";
import { parseStoreName, type StoreName } from "@/server/accounts/domain/value-objects/store-name";
import type { Identifier } from "../login/read-identifier";
import type { UpdateAccountInput } from "./update-account.schema";

/** What is asked for, parsed; what was left out is left out here too. */
export type AccountUpdate = {
  readonly contacts: readonly Identifier[];
  readonly buyer: Partial<BuyerDetails> | null;
  readonly seller: { readonly storeName?: StoreName; readonly gstNumber?: Gstin } | null;
};

/** Parses everything and refuses with every field that is wrong. */
export function readUpdate(
  { email, phone, buyerProfile, sellerProfile }: UpdateAccountInput,
  { phoneRegion, at }: { readonly phoneRegion: string; readonly at: Date },
): Result<AccountUpdate> {
  const problems: FieldProblem[] = [];
  /** The parsed value of a field that was given; one that was refused is noted, and counts as not given. */
  const given = <Text, Value>(text: Text | undefined, parse: (text: Text) => Result<Value>): readonly Value[] => {
    if (text === undefined) return [];
    const parsed = parse(text);
    if (parsed.ok) return [parsed.value];
    if (parsed.refusal.code === "VALIDATION") problems.push(...parsed.refusal.fields);
    return [];
  };
  const emails = given(email, (typed) => parseEmail(typed, "email"));
  const phones = given(phone, (typed) => parsePhone(typed, phoneRegion, "phone"));
  const names = given(buyerProfile?.name, (typed) => parsePersonName(typed, "buyerProfile.name"));
  const births = given(buyerProfile?.dateOfBirth, (typed) =>
    typed === null ? done(null) : parseDateOfBirth(typed, at, "buyerProfile.dateOfBirth"),
  );
  const genders = given(buyerProfile?.gender, (chosen) => done(chosen));
  const stores = given(sellerProfile?.storeName, (typed) => parseStoreName(typed, "sellerProfile.storeName"));
  const numbers = given(sellerProfile?.gstNumber, (typed) => parseGstin(typed, "sellerProfile.gstNumber"));
  if (problems.length > 0) return refuse({ code: "VALIDATION", fields: problems });
  return done({
    contacts: [
      ...emails.map((one) => ({ kind: "EMAIL", email: one }) as const),
      ...phones.map((one) => ({ kind: "PHONE", phone: one }) as const),
    ],
    buyer: buyerProfile
      ? { ...named("name", names), ...named("dateOfBirth", births), ...named("gender", genders) }
      : null,
    seller: sellerProfile ? { ...named("storeName", stores), ...named("gstNumber", numbers) } : null,
  });
}

const named = <Name extends string, Value>(name: Name, values: readonly Value[]): { readonly [key in Name]?: Value } =>
  Object.fromEntries(values.map((value) => [name, value])) as { readonly [key in Name]?: Value };
