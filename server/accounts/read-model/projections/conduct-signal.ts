import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";

/** A recorded fact, as far as a read model counts it. */
export type ConductSignal = Pick<TrustSignal, "factor" | "good" | "bad" | "occurredAt" | "detail">;

/** Minor units by currency: amounts of two currencies never add up. */
export type AmountsMinor = Readonly<Record<string, number>>;

export const NO_AMOUNTS: AmountsMinor = {};

/** A fact counts one, one that takes evidence back counts one less. */
export const signOf = (mass: number): number => Math.sign(mass);

/** The currency's sum with the fact's amount; as it was where the fact tells of no money. */
export function addAmount(sums: AmountsMinor, { detail }: ConductSignal, sign: number): AmountsMinor {
  const { amountMinor, currency } = detail;
  if (typeof amountMinor !== "number" || !Number.isSafeInteger(amountMinor)) return sums;
  const code = typeof currency === "string" ? currency : HOUSE_CURRENCY;
  return { ...sums, [code]: (sums[code] ?? 0) + sign * amountMinor };
}

/** What an amount without a currency is in. */
export const HOUSE_CURRENCY = "INR";

export const earlier = (known: Date | null, at: Date): Date => (known && known < at ? known : at);

export const later = (known: Date | null, at: Date): Date => (known && known > at ? known : at);
