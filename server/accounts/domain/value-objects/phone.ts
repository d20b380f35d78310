import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import { done, type Result } from "../result";
import type { Brand } from "./brand";
import { invalid } from "./printable-text";

/** A mobile number that a code can be sent to, in E.164: `+919876543210`. Only `parsePhone` makes one. */
export type Phone = Brand<string, "Phone">;

const DIALLED = /^[\d\s+().\-/\u2010-\u2015]+$/u;
const COPIED_MARKS = /^[\p{Cf}\s]+|[\p{Cf}\s]+$/gu;
const BRACKETED_CODE = /^\((\+\d+)\)/u;

/**
 * Reads a number as dialled in `defaultRegion` (ISO 3166, two letters) or with its country code.
 * Refuses extensions, short codes, landlines and numbers that no country gives out.
 */
export function parsePhone(text: string, defaultRegion = "IN", field = "phone"): Result<Phone> {
  const typed = text.replace(COPIED_MARKS, "").normalize("NFKC").replace(BRACKETED_CODE, "$1");
  if (typed === "") return invalid(field, "Enter a mobile number.");
  if (/(?:ext|x|#|;|,)[\s.:=]*\d*$/iu.test(typed)) {
    return invalid(field, "Leave out the extension: codes go to the number itself.");
  }
  if (!DIALLED.test(typed)) return invalid(field, "A mobile number has digits only, like +91 98765 43210.");
  const number = parsePhoneNumberFromString(typed, { defaultCountry: regionOf(defaultRegion), extract: false });
  if (!number?.isValid() || number.ext) {
    return invalid(field, "Enter a mobile number that can receive a code, with its country code if it is not local.");
  }
  return done(phoneFrom(number.number));
}

/** For numbers read from the database, where only parsed ones are stored. */
export const phoneFrom = (trusted: string): Phone => trusted as Phone;

/** In groups, as its country writes it: `+91 98765 43210`. A number that none gives out stays as it is. */
export const phoneInGroups = (phone: Phone): string =>
  parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;

function regionOf(region: string): CountryCode {
  if (!isSupportedCountry(region)) throw new Error(`Unknown phone region in the configuration: ${region}`);
  return region;
}
