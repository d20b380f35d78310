import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";

export type SignalDetail = TrustSignal["detail"];

/**
 * Parts of a signal's detail that lead to a person, or to the things a person carries. They are kept sealed. Ids that
 * another system gave to orders, payments, reviews and disputes stay in clear, and so do times, amounts and counts.
 */
const PRIVATE_KEYS: ReadonlySet<string> = new Set([
  "accountHolder",
  "address",
  "city",
  "device",
  "deviceFingerprint",
  "email",
  "gstin",
  "instrument",
  "ip",
  "name",
  "phone",
  "postalCode",
  "userAgent",
]);

/** Splits a detail in what may be read by anyone with the table, and what needs the account's key (null when nothing). */
export function splitDetail(detail: SignalDetail): {
  readonly open: SignalDetail;
  readonly secret: SignalDetail | null;
} {
  const entries = Object.entries(detail);
  const secret = entries.filter(([key]) => PRIVATE_KEYS.has(key));
  if (secret.length === 0) return { open: detail, secret: null };
  return {
    open: Object.fromEntries(entries.filter(([key]) => !PRIVATE_KEYS.has(key))),
    secret: Object.fromEntries(secret),
  };
}

/** Puts both parts together again; without the key the open part is all there is. */
export const joinDetail = (open: SignalDetail, secret: SignalDetail | null): SignalDetail =>
  secret ? { ...open, ...secret } : open;

/** What was sealed here was made of these types; anything else would not be ours. */
export const toSecretDetail = (value: Readonly<Record<string, unknown>> | null): SignalDetail | null =>
  value && Object.fromEntries(Object.entries(value).filter(isPlain));

const isPlain = (entry: [string, unknown]): entry is [string, SignalDetail[string]] =>
  entry[1] === null || ["string", "number", "boolean"].includes(typeof entry[1]);
