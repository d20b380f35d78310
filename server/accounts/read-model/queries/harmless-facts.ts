/** Names whose values say nothing about a person beyond what staff see everywhere; of all others only the name is shown. */
const HARMLESS: ReadonlySet<string> = new Set([
  "specversion",
  "id",
  "source",
  "type",
  "subject",
  "time",
  "data.accountId",
  "data.sellerAccountId",
  "data.orderId",
  "data.amountMinor",
  "data.currency",
  "data.method",
  "data.by",
  "partitionkey",
  "sequence",
]);

const MASK = "••••";
const MOST_FACTS = 60;
const LONGEST_VALUE = 128;

type Fact = { readonly name: string; readonly value: string; readonly isMasked: boolean };

/** What a foreign message says, name by name: values that are not known to be harmless are masked. */
export const harmlessFacts = (message: Readonly<Record<string, unknown>>): readonly Fact[] =>
  leaves(message, "")
    .slice(0, MOST_FACTS)
    .map(([name, value]) => {
      const text = String(value);
      const isShown = HARMLESS.has(name) && text.length <= LONGEST_VALUE && withoutContacts(text) === text;
      return { name: printable(name), value: isShown ? text : MASK, isMasked: !isShown };
    });

function leaves(value: object, path: string): readonly (readonly [name: string, value: unknown])[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const name = path === "" ? key : `${path}.${key}`;
    return typeof inner === "object" && inner !== null ? leaves(inner, name) : [[name, inner] as const];
  });
}

/** A name that is none of ours may itself be anything. */
const printable = (name: string): string => (/^[\w.-]{1,64}$/.test(name) ? withoutContacts(name) : MASK);

/** The text without what may be an address or a phone number: errors of foreign making repeat what they were given. */
export const withoutContacts = (text: string): string =>
  text.replace(/[^\s<>"'(),;:]{1,64}@[^\s<>"'(),;:]{1,128}/gu, MASK).replace(/\+?\d[\d ()-]{7,20}\d/gu, maskUnlessId);

/** Long runs of digits are phone numbers or cards, unless they stand in an id or a date. */
const maskUnlessId = (digits: string, at: number, whole: string): string =>
  /[\da-z-]/i.test(whole[at - 1] ?? "") ||
  /[\da-z-]/i.test(whole[at + digits.length] ?? "") ||
  /^\d{4}-\d{2}-\d{2}/.test(digits)
    ? digits
    : MASK;
