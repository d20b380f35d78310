import type { EffectsDto, EffectsTableDto } from "@/server/accounts/application/dto/effects-dto";
import type { CouponEligibility, PaymentMethod } from "@/server/accounts/domain/policies/trust-policy";
import type { EffectNow, EffectsByLevel } from "./effects";
import { countText, moneyText } from "./money";
import { riskNames, riskSteps } from "./risk-level";

const coupons: Readonly<Record<CouponEligibility, string>> = { ALL: "All", LIMITED: "Limited", NONE: "None" };

const methods: Readonly<Record<PaymentMethod, string>> = {
  CARD: "Card",
  UPI: "UPI",
  WALLET: "Wallet",
  COD: "COD",
  PAY_LATER: "Pay later",
};

const tiers: Readonly<Record<string, string>> = { PREFERRED: "Preferred", STANDARD: "Standard", GUARDED: "Guarded" };

const basisPointsPerPercent = 100;

const paymentText = (allowed: readonly PaymentMethod[]): string =>
  allowed.length === 0 ? "None" : allowed.map((method) => methods[method]).join(", ");

/** "Guarded, +1.5 %", with a real minus. */
export function pricingText({ tier, adjustmentBasisPoints }: EffectsDto["pricing"]): string {
  const name = tiers[tier] ?? tier;
  if (adjustmentBasisPoints === 0) return name;
  const percent = Math.abs(adjustmentBasisPoints) / basisPointsPerPercent;
  return `${name}, ${adjustmentBasisPoints > 0 ? "+" : "−"}${percent} %`;
}

const listingsText = (limit: number): string => (limit === 0 ? "None" : `Up to ${countText(limit)}`);

const payoutText = (days: number | null): string => {
  if (days === null) return "No payouts";
  if (days === 0) return "At once";
  return days === 1 ? "1 day" : `${days} days`;
};

const onOff = (isOn: boolean): string => (isOn ? "On" : "Off");
const yesNo = (is: boolean): string => (is ? "Yes" : "No");

/** What a standing allows, one line per output; sellers have three more. */
export const effectLines = (effects: EffectsDto): readonly EffectNow[] => [
  ...buyerEffectLines(effects),
  ...(effects.seller ? sellerEffectLines(effects.seller) : []),
];

export function buyerEffectLines(effects: EffectsDto): readonly EffectNow[] {
  return [
    { label: "Max order", now: moneyText(effects.maxOrderValue) },
    { label: "Coupons", now: coupons[effects.couponEligibility] },
    { label: "Payment", now: paymentText(effects.paymentMethods) },
    { label: "Manual review", now: onOff(effects.manualReview) },
    { label: "Pricing", now: pricingText(effects.pricing) },
  ];
}

export const sellerEffectLines = (seller: NonNullable<EffectsDto["seller"]>): readonly EffectNow[] => [
  { label: "Listings", now: listingsText(seller.listingLimit) },
  { label: "Payout hold", now: payoutText(seller.payoutHoldDays) },
  { label: "Promoted", now: onOff(seller.promotedListings) },
];

const levelsShown = 3;

export type EffectsTableData = {
  readonly levels: readonly string[];
  readonly currentIndex: number;
  readonly rows: readonly EffectsByLevel[];
};

/** The level in force beside better ones, worst first; methods that open together share a line. */
export function effectsByLevel({ current, nextKyc, ...table }: EffectsTableDto): EffectsTableData {
  const levels = table.levels.toSorted((a, b) => riskSteps[b.risk] - riskSteps[a.risk]);
  const at = levels.findIndex(({ risk }) => risk === current);
  const first = Math.max(0, Math.min(at, levels.length - levelsShown));
  const shown = levels.slice(first, first + levelsShown);
  const row = (label: string, text: (effects: EffectsDto) => string): EffectsByLevel => ({
    label,
    values: shown.map(({ effects }) => text(effects)),
  });
  const amountAt = (risk: string) => nextKyc?.maxOrderValues.find((value) => value.risk === risk)?.amount;
  return {
    levels: shown.map(({ risk }) => (risk === current ? `${riskNames[risk]}, now` : riskNames[risk])),
    currentIndex: at - first,
    rows: [
      row("Max order", ({ maxOrderValue }) => moneyText(maxOrderValue)),
      row("Coupons", ({ couponEligibility }) => coupons[couponEligibility]),
      ...methodRows(shown.map(({ effects }) => effects)),
      row("Manual review", ({ manualReview }) => onOff(manualReview)),
      ...(shown.some(({ effects }) => effects.seller)
        ? [
            row("Listings", ({ seller }) => (seller ? countText(seller.listingLimit) : "—")),
            row("Payout hold", ({ seller }) => (seller ? payoutText(seller.payoutHoldDays) : "—")),
          ]
        : []),
      ...(nextKyc
        ? [
            {
              label: `With KYC ${kycNames[nextKyc.kyc]}`,
              values: shown.map(({ risk }) => {
                const amount = amountAt(risk);
                return amount ? moneyText(amount) : "—";
              }),
            },
          ]
        : []),
    ],
  };
}

function methodRows(effects: readonly EffectsDto[]): readonly EffectsByLevel[] {
  const lines = new Map<string, { names: string[]; values: readonly string[] }>();
  for (const method of ["CARD", "UPI", "WALLET", "COD", "PAY_LATER"] as const) {
    const values = effects.map(({ paymentMethods }) => yesNo(paymentMethods.includes(method)));
    const key = values.join();
    const line = lines.get(key) ?? { names: [], values };
    lines.set(key, { ...line, names: [...line.names, methods[method]] });
  }
  return [...lines.values()].map(({ names, values }) => ({ label: names.join(", "), values }));
}

export const kycNames = {
  NONE: "None",
  CONTACT: "Contact",
  IDENTITY: "Identity",
  BUSINESS: "Business",
} as const;
