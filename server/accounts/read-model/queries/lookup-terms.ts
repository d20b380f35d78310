import type { LookupKind, LookupScope } from "@/server/accounts/application/dto/lookup-dto";
import { searchable } from "@/server/accounts/application/dto/search-text";
import { parseEmail } from "@/server/accounts/domain/value-objects/email";
import { parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { parsePhone } from "@/server/accounts/domain/value-objects/phone";

/** A typed text, read as one kind of thing. `exact` values go to a unique index, `text` to the search indexes. */
export type LookupTerms = {
  readonly kind: LookupKind;
  readonly label: string;
  readonly exact: string | null;
  /** Normalised as stored text is; empty for an empty search. */
  readonly text: string;
  /** What else may be named exactly so: ids of other systems look like anything. */
  readonly externalId: string | null;
};

const PREFIXES: Readonly<Record<string, LookupScope>> = {
  "id:": "ID",
  "email:": "EMAIL",
  "phone:": "PHONE",
  "gstin:": "GSTIN",
  "ext:": "EXTERNAL_ID",
  "name:": "NAME",
};

const WHOLE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ID_START = /^(?=[0-9a-f]*[a-f-])[0-9a-f]{8}(?:-[0-9a-f-]{0,27})?$/;

/** Reads the text as its prefix or the chosen scope says, else as what it looks like. */
export function lookupTerms(typed: string, scope: LookupScope): LookupTerms {
  const trimmed = typed.trim();
  const prefix = Object.keys(PREFIXES).find((start) => trimmed.toLowerCase().startsWith(start));
  if (prefix) return termsIn(PREFIXES[prefix] ?? scope, trimmed.slice(prefix.length).trim());
  return termsIn(scope, trimmed);
}

function termsIn(scope: LookupScope, value: string): LookupTerms {
  const text = searchable(value);
  if (text === "") return { kind: "NEWEST", label: "newest accounts", exact: null, text, externalId: null };
  switch (scope === "ANY" ? guessed(value) : scope) {
    case "ID":
      return idTerms(value, text);
    case "EMAIL":
      return emailTerms(value, text);
    case "PHONE":
      return phoneTerms(value, text);
    case "GSTIN":
      return gstinTerms(value, text);
    case "EXTERNAL_ID":
      return { kind: "EXTERNAL_ID", label: "external id", exact: value, text, externalId: value };
    default:
      return { kind: "NAME", label: "name or store", exact: null, text, externalId: value };
  }
}

function guessed(value: string): LookupScope {
  const lower = value.toLowerCase();
  if (WHOLE_ID.test(lower) || ID_START.test(lower)) return "ID";
  if (value.includes("@")) return "EMAIL";
  if (parseGstin(value).ok) return "GSTIN";
  if (/^[\d\s+().-]+$/u.test(value) && digitsOf(value).length >= 4) return "PHONE";
  return "NAME";
}

function idTerms(value: string, text: string): LookupTerms {
  const id = value.toLowerCase();
  const whole = WHOLE_ID.test(id);
  return {
    kind: "ID",
    label: whole ? "account id" : "account id (start)",
    exact: whole ? id : null,
    text,
    externalId: value,
  };
}

function emailTerms(value: string, text: string): LookupTerms {
  const email = parseEmail(value);
  const exact = email.ok ? email.value.key : null;
  return { kind: "EMAIL", label: exact ? "email" : "email (part)", exact, text, externalId: null };
}

function phoneTerms(value: string, text: string): LookupTerms {
  const phone = parsePhone(value);
  const exact = phone.ok ? phone.value : null;
  const digits = digitsOf(text);
  return { kind: "PHONE", label: exact ? "phone" : "phone (end)", exact, text: digits, externalId: value };
}

function gstinTerms(value: string, text: string): LookupTerms {
  const gstin = parseGstin(value);
  const exact = gstin.ok ? gstin.value : null;
  return { kind: "GSTIN", label: exact ? "GSTIN" : "GSTIN (part)", exact, text, externalId: null };
}

const digitsOf = (text: string): string => text.replace(/\D/gu, "");

/** The least and the greatest id that begin so. */
export function idRange(start: string): readonly [from: string, to: string] {
  const hex = start.replace(/-/gu, "").slice(0, 32);
  return [asUuid(hex.padEnd(32, "0")), asUuid(hex.padEnd(32, "f"))];
}

const asUuid = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
