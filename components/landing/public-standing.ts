import { type MoneyAmount, moneyText } from "@/components/kit/money";

export type PaymentMethodName = "CARD" | "UPI" | "WALLET" | "COD" | "PAY_LATER";

/** What the policy in force lets an account do at one public level. */
export type LevelLimits = {
  readonly maxOrderValue: MoneyAmount;
  readonly paymentMethods: readonly PaymentMethodName[];
};

/** Read from the live policy; the public names are Paused, Limited, Standard, Full, from CRITICAL to LOW. */
export type LandingLimits = {
  /** When it was read. */
  readonly asOf: Date;
  readonly limited: LevelLimits;
  readonly standard: LevelLimits;
  readonly full: LevelLimits;
  /** With an approved identity document. */
  readonly fullWithIdentity: LevelLimits;
};

const methodNames: Readonly<Record<PaymentMethodName, string>> = {
  CARD: "card",
  UPI: "UPI",
  WALLET: "wallet",
  COD: "cash on delivery",
  PAY_LATER: "pay later",
};

/** "card, UPI, wallet or cash on delivery" */
export function methodsText(methods: readonly PaymentMethodName[]): string {
  const names = methods.map((method) => methodNames[method]);
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
}

/** The sentences under Limited, Standard and Full; without limits they name no amounts. */
export function standingSentences(limits: LandingLimits | null): { limited: string; standard: string; full: string } {
  if (limits === null) {
    return {
      limited: "Smaller orders, paid in advance.",
      standard: "Orders of usual size, and more ways to pay.",
      full: "The largest orders, every way to pay, every coupon.",
    };
  }
  const { limited, standard, full, fullWithIdentity } = limits;
  const gained = fullWithIdentity.paymentMethods.filter((method) => !full.paymentMethods.includes(method));
  const withGained = gained.length > 0 ? ` with ${methodsText(gained)}` : "";
  const ways = methodsText(standard.paymentMethods);
  return {
    limited: `Orders up to ${moneyText(limited.maxOrderValue)}, paid by ${methodsText(limited.paymentMethods)}.`,
    standard: `Orders up to ${moneyText(standard.maxOrderValue)}. ${ways.charAt(0).toUpperCase()}${ways.slice(1)}.`,
    full: `Orders up to ${moneyText(full.maxOrderValue)}, and up to ${moneyText(fullWithIdentity.maxOrderValue)}${withGained} once you have proved who you are. Every coupon.`,
  };
}
