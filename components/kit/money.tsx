export type MoneyAmount = { readonly minor: number; readonly currency: string };

const minorPerUnit = 100;

/** "₹48,200", "₹1,12,400", "−₹90.50": Indian grouping, decimals only when there are any, a real minus. */
export function moneyText({ minor, currency }: MoneyAmount): string {
  const text = new Intl.NumberFormat("en-IN", {
    style: "currency",
    currency,
    minimumFractionDigits: minor % minorPerUnit === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(Math.abs(minor) / minorPerUnit);
  return minor < 0 ? `−${text}` : text;
}

/** "1,23,456" */
export function countText(count: number): string {
  return new Intl.NumberFormat("en-IN").format(count).replace("-", "−");
}

/** An amount of money; nothing known is a dash. */
export function Money({ amount, className }: { amount: MoneyAmount | null; className?: string }) {
  return <span className={className}>{amount === null ? "—" : moneyText(amount)}</span>;
}
