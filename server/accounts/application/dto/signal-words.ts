import { INPUT_LABELS } from "@/server/accounts/domain/domain-services/trust-words";
import { type Factor, inputOf, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { EvidenceDto } from "./evidence-dto";
import { maskIp } from "./masking";
import { moneyText } from "./money-text";

type Worded = Pick<TrustSignal, "factor" | "good" | "bad" | "detail">;

/**
 * A signal as a sentence in staff voice. Of the detail it reads `orderId`, `amountMinor`, `currency`, `method`,
 * `couponCode`, `reviewScore`, `by`, `kind`, `deviceName`, `place`, `country`, `network` and `ip` (masked); whatever
 * else a source put there is never shown.
 */
export function signalWords(signal: Worded): string {
  const isTakenBack = signal.good < 0 || signal.bad < 0;
  const plain = isTakenBack ? { ...signal, good: Math.abs(signal.good), bad: Math.abs(signal.bad) } : signal;
  const words = WORDS[signal.factor](plain);
  return isTakenBack ? `Taken back: ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
}

export function toEvidence(signal: TrustSignal): EvidenceDto {
  const input = inputOf(signal.factor);
  return {
    id: signal.id,
    factor: signal.factor,
    input,
    inputLabel: INPUT_LABELS[input],
    occurredAt: signal.occurredAt,
    recordedAt: signal.recordedAt,
    words: signalWords(signal),
    direction: directionOf(signal),
    source: signal.source,
  };
}

/** A signal with both masses, like a network address, speaks for the larger one. */
function directionOf({ good, bad }: Worded): EvidenceDto["direction"] {
  if (good < 0 || bad < 0) return "WITHDRAWN";
  if (good === bad) return "NEUTRAL";
  return bad > good ? "LOWERS" : "RAISES";
}

/** From this mass on a failed payment is a chargeback, where its source does not say. */
export const CHARGEBACK_MASS = 2.5;

/** From this mass on a shared device is a locked account's. */
const HEAVY = 2.5;

const WORDS: Readonly<Record<Factor, (signal: Worded) => string>> = {
  completion: ({ bad, detail }) =>
    bad > 0 ? `${order(detail)} ${failure(detail)}${amount(detail)}` : `${order(detail)} completed${amount(detail)}`,
  refunds: ({ bad, detail }) =>
    bad > 0 ? `Refunded${on(detail)}${amount(detail)}` : `${order(detail)} kept${amount(detail)}`,
  couponAbuse: ({ detail }) => {
    const code = text(detail, "couponCode");
    return code ? `${code} used again${on(detail)}` : `Coupon abuse detected${on(detail)}`;
  },
  failures: ({ bad, detail }) => {
    if (bad > 0 && isChargeback(bad, detail)) return `Chargeback${on(detail)}${amount(detail)}`;
    return `Payment ${bad > 0 ? "declined" : "succeeded"}${on(detail)}${amount(detail)}${method(detail)}`;
  },
  burst: ({ detail }) => `Payment attempt${on(detail)}${amount(detail)}`,
  newDevices: ({ detail }) =>
    text(detail, "kind") === "INSTRUMENT"
      ? `New payment instrument${method(detail)}`
      : `New device${listed([text(detail, "deviceName"), text(detail, "place"), network(detail)])}`,
  sharedDevices: ({ bad, detail }) =>
    `${text(detail, "kind") === "INSTRUMENT" ? "Payment instrument" : "Device"} shared with ${bad >= HEAVY ? "a locked" : "another"} account`,
  ipReputation: ({ good, bad, detail }) =>
    text(detail, "kind") === "FAILED_SIGN_INS"
      ? "Somebody kept failing to sign in to this account"
      : `${bad > good ? "Suspicious" : "Clean"} network address${listed([text(detail, "network"), network(detail)])}`,
  ipTravel: ({ detail }) => `Unlikely travel or new country${listed([text(detail, "country"), text(detail, "place")])}`,
  disputes: ({ bad, detail }) => dispute(bad, detail),
};

type Detail = Worded["detail"];

/** By its kind where the source says one: a decline may carry any weight. */
function isChargeback(bad: number, detail: Detail): boolean {
  const kind = text(detail, "kind");
  return kind === null ? bad >= CHARGEBACK_MASS : kind === "CHARGEBACK";
}

function dispute(bad: number, detail: Detail): string {
  if (bad <= 0) return `Sale without dispute${on(detail)}`;
  const stars = detail["reviewScore"];
  if (typeof stars === "number") return `Review with ${stars} ${stars === 1 ? "star" : "stars"}${on(detail)}`;
  return `Dispute ${bad >= 1 ? "lost" : "opened"}${on(detail)}${amount(detail)}`;
}

const order = (detail: Detail): string => {
  const id = text(detail, "orderId");
  return id ? `Order ${id}` : "Order";
};

const on = (detail: Detail): string => {
  const id = text(detail, "orderId");
  return id ? ` on order ${id}` : "";
};

const failure = (detail: Detail): string => {
  const by = text(detail, "by");
  return by ? `cancelled by the ${by.toLowerCase()}` : "cancelled or failed";
};

function amount(detail: Detail): string {
  const { amountMinor, currency } = detail;
  if (typeof amountMinor !== "number") return "";
  return `, ${moneyText({ minor: amountMinor, currency: typeof currency === "string" ? currency : "INR" })}`;
}

const method = (detail: Detail): string => listed([text(detail, "method")]);

const network = (detail: Detail): string | null => {
  const { ip } = detail;
  return typeof ip === "string" ? maskIp(ip) : null;
};

const listed = (parts: readonly (string | null)[]): string =>
  parts.flatMap((part) => (part === null ? [] : [`, ${part}`])).join("");

const LONGEST = 24;

/** Long ids keep both ends. */
function text(detail: Detail, key: string): string | null {
  const value = detail[key];
  if (typeof value !== "string" || value === "") return null;
  return value.length <= LONGEST ? value : `${value.slice(0, 8)}…${value.slice(-4)}`;
}
