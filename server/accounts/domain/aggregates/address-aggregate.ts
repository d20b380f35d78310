import type { Account } from "../entities/account";
import type { Address, PostalAddress } from "../entities/address";
import type { FieldProblem } from "../exceptions/refusal";
import { done, type Result, refuse } from "../result";
import type { AddressId } from "../value-objects/address-id";
import { codePointCount, hasUnseenInWords, tidySpaces } from "../value-objects/printable-text";
import { refusalToAct } from "./account-decision";

const MAX_CHARACTERS = 200;

type AddressInput = { readonly [Field in keyof PostalAddress]: string };

/** Adds an address to a buyer. The first is the default. Refuses an account that can't act or has no buyer profile. */
export function addAddress(
  account: Account,
  { id, postal, isFirst, at }: { id: AddressId; postal: PostalAddress; isFirst: boolean; at: Date },
): Result<Address> {
  const refused = refusalToAct(account, at, "ACCOUNT");
  if (refused) return refused;
  if (!account.buyerProfile) return refuse({ code: "NOT_FOUND", what: "buyer profile" });
  return done({ ...postal, id, accountId: account.id, isDefault: isFirst, createdAt: at, updatedAt: at, version: 1 });
}

/** Reads an address as typed, naming every field that is wrong. Indian postal codes have six digits, not 0 first. */
export function parsePostalAddress(input: AddressInput): Result<PostalAddress> {
  const typed = {
    recipient: tidySpaces(input.recipient),
    line1: tidySpaces(input.line1),
    line2: tidySpaces(input.line2),
    city: tidySpaces(input.city),
    state: tidySpaces(input.state),
    postalCode: tidySpaces(input.postalCode).toUpperCase(),
    country: tidySpaces(input.country).toUpperCase(),
  };
  const fields = [...problemsWithText(input, typed), ...problemsWithPlace(typed)];
  if (fields.length > 0) return refuse({ code: "VALIDATION", fields });
  const postalCode = typed.country === "IN" ? typed.postalCode.replace(/\s/gu, "") : typed.postalCode;
  return done({ ...typed, postalCode, line2: typed.line2 === "" ? null : typed.line2 });
}

/** What to do, so that a list of problems says which is which. */
const MISSING = {
  recipient: "Enter a full name.",
  line1: "Enter the flat, house number or building.",
  city: "Enter a town or city.",
  state: "Enter a state.",
} as const;

function problemsWithText(input: AddressInput, typed: AddressInput): readonly FieldProblem[] {
  return (["recipient", "line1", "line2", "city", "state"] as const).flatMap((field) => {
    if (typed[field] === "" && field !== "line2") return [{ field, problem: MISSING[field] }];
    if (hasUnseenInWords(input[field].trim()))
      return [{ field, problem: "This contains a character that can't be shown." }];
    if (codePointCount(typed[field]) > MAX_CHARACTERS) return [{ field, problem: "This is too long for a label." }];
    return [];
  });
}

const POSTAL_CODE = "Enter a postal code of that country.";

function problemsWithPlace({ postalCode, country }: AddressInput): readonly FieldProblem[] {
  if (!/^[A-Z]{2}$/.test(country)) return [{ field: "country", problem: "Choose a country." }];
  const shape = country === "IN" ? /^[1-9]\d{2} ?\d{3}$/ : /^[A-Z\d][A-Z\d -]{1,11}$/;
  return shape.test(postalCode) ? [] : [{ field: "postalCode", problem: POSTAL_CODE }];
}
