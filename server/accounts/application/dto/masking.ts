/**
 * What staff see of personal data: enough to recognise a value somebody reads out to them, too little to use it.
 * Lengths are hidden too. Every function takes whatever is stored and never throws.
 */
const DOTS = "•••";
const DOT = "•";

/** `a•••@mail.in`. A name of one character is hidden whole. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 0) return DOTS;
  const local = [...address.slice(0, at)];
  const first = local.length > 1 ? (local[0] ?? "") : "";
  return `${first}${DOTS}@${address.slice(at + 1)}`;
}

/** `+91 ••••• ••411`: the country and the last three digits. */
export function maskPhone(e164: string): string {
  const digits = e164.replace(/\D/gu, "");
  if (digits.length < 8) return "••••• •••••";
  return `+${countryCodeOf(digits)} ••••• ••${digits.slice(-3)}`;
}

/** `29••• •••ZU`: the state and the last two characters. */
export const maskGstin = (gstin: string): string =>
  gstin.length === 15 ? `${gstin.slice(0, 2)}${DOTS} ${DOTS}${gstin.slice(-2)}` : `${DOTS} ${DOTS}`;

/** `103.88.•.•`, or the first two groups of an IPv6 address. */
export function maskIp(ip: string): string {
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(ip)?.[1] ?? ip;
  const four = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/u.exec(inner);
  if (four) return `${four[1]}.${four[2]}.${DOT}.${DOT}`;
  const six = /^([0-9a-f]{1,4}):([0-9a-f]{1,4}):/iu.exec(inner);
  return six ? `${six[1]}:${six[2]}:${DOT}` : DOTS;
}

/** `••/••/1994`, from `1994-03-08`. */
export const maskDateOfBirth = (day: string): string => {
  const year = /^(\d{4})-/u.exec(day)?.[1];
  return `••/••/${year ?? "••••"}`;
};

/** `Pune 411•••`: the town and the start of its code. */
export const maskAddress = (address: { readonly city: string; readonly postalCode: string }): string =>
  `${address.city} ${[...address.postalCode].slice(0, 3).join("")}${DOTS}`;

/** ITU-T E.164: one digit in zones 1 and 7, two for these, else three. */
const TWO_DIGIT_CODES = new Set(
  "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98".split(
    " ",
  ),
);

function countryCodeOf(digits: string): string {
  if (digits.startsWith("1") || digits.startsWith("7")) return digits.slice(0, 1);
  const two = digits.slice(0, 2);
  return TWO_DIGIT_CODES.has(two) ? two : digits.slice(0, 3);
}
