import { parsePhoneNumberFromString } from "libphonenumber-js";
import { done, type Result } from "../result";
import type { Brand } from "./brand";
import { invalid } from "./printable-text";

/** A number that a business answers, in E.164: a landline too, for no code is sent to it. */
type BusinessPhone = Brand<string, "BusinessPhone">;

const COPIED_MARKS = /^[\p{Cf}\s]+|[\p{Cf}\s]+$/gu;
const DIALLED = /^[\d\s+().\-/\u2010-\u2015]+$/u;

/** Reads a number as dialled in India or with its country code; an extension is none of it. */
export function parseBusinessPhone(text: string, field = "phone"): Result<BusinessPhone> {
  const typed = text.replace(COPIED_MARKS, "").normalize("NFKC");
  const number = DIALLED.test(typed)
    ? parsePhoneNumberFromString(typed, { defaultCountry: "IN", extract: false })
    : undefined;
  return number?.isValid() && !number.ext
    ? done(fromE164(number.number))
    : invalid(field, "Enter a phone number, such as 020 2612 3456 or 98200 45678.");
}

const fromE164 = (trusted: string): BusinessPhone => trusted as BusinessPhone;

/** In groups, as its country writes it: `+91 20 2612 3456`. What is no number stays as it is. */
export const businessPhoneInGroups = (text: string): string =>
  parsePhoneNumberFromString(text)?.formatInternational() ?? text;
