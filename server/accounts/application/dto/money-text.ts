import type { Money } from "./money";

/** "₹1,23,456" with Indian grouping; paise only where there are any. For sentences made on the server. */
export function moneyText({ minor, currency }: Money): string {
  if (!/^[A-Z]{3}$/u.test(currency)) return String(minor / 100);
  const digits = minor % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat("en-IN", {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 100);
}
