import type { EffectsDto, EffectsTableDto, SellerEffectsDto } from "@/server/accounts/application/dto/effects-dto";
import type { EffectsByLevel } from "./effects";
import { countText, moneyText } from "./money";
import { riskNames } from "./risk-level";

type EffectInWords = { readonly label: string; readonly now: string };

const couponWords = { ALL: "All", LIMITED: "Limited", NONE: "None" } as const;
const paymentWords = {
  CARD: "card",
  UPI: "UPI",
  WALLET: "wallet",
  COD: "cash on delivery",
  PAY_LATER: "pay later",
} as const;
const tierWords: Readonly<Record<string, string>> = {
  PREFERRED: "Preferred",
  STANDARD: "Standard",
  GUARDED: "Guarded",
};

/** What an account may do, one line per output; what sellers may do only for those who sell. */
export function effectsInWords(effects: EffectsDto): readonly EffectInWords[] {
  return [
    { label: "Largest order", now: effects.maxOrderValue.minor === 0 ? "None" : moneyText(effects.maxOrderValue) },
    { label: "Coupons", now: couponWords[effects.couponEligibility] },
    { label: "Payment by", now: paymentText(effects) },
    { label: "Manual review", now: effects.manualReview ? "Every order" : "Off" },
    { label: "Pricing", now: pricingText(effects) },
    ...(effects.seller ? sellerEffects(effects.seller) : []),
  ];
}

function sellerEffects(seller: SellerEffectsDto): readonly EffectInWords[] {
  return [
    { label: "Listings", now: seller.listingLimit === 0 ? "None" : `Up to ${countText(seller.listingLimit)}` },
    { label: "Payouts", now: payoutText(seller) },
    { label: "Promotion", now: seller.promotedListings ? "Allowed" : "Off" },
  ];
}

/** The same account at every level, mildest last as it came; the level in force is marked. */
export function effectsByLevel({ levels, current }: EffectsTableDto): {
  readonly levels: readonly string[];
  readonly currentIndex: number;
  readonly rows: readonly EffectsByLevel[];
} {
  const columns = levels.map(({ effects }) => effectsInWords(effects));
  const labels = columns[0]?.map(({ label }) => label) ?? [];
  return {
    levels: levels.map(({ risk }) => (risk === current ? `${riskNames[risk]}, now` : riskNames[risk])),
    currentIndex: levels.findIndex(({ risk }) => risk === current),
    rows: labels.map((label, index) => ({ label, values: columns.map((column) => column[index]?.now ?? "—") })),
  };
}

function paymentText({ paymentMethods }: EffectsDto): string {
  const text = paymentMethods.map((method) => paymentWords[method]).join(", ");
  return text === "" ? "Nothing" : text.charAt(0).toUpperCase() + text.slice(1);
}

function pricingText({ pricing }: EffectsDto): string {
  const name = tierWords[pricing.tier] ?? pricing.tier;
  const percent = pricing.adjustmentBasisPoints / 100;
  if (percent === 0) return name;
  return `${name}, ${percent > 0 ? "+" : "−"}${Math.abs(percent)} %`;
}

function payoutText({ payoutHoldDays, instantPayout }: SellerEffectsDto): string {
  if (payoutHoldDays === null) return "None";
  if (instantPayout) return "Instant";
  return payoutHoldDays === 1 ? "Held 1 day" : `Held ${payoutHoldDays} days`;
}
