import type { PolicyStateDto } from "@/server/accounts/application/dto/policy-dto";
import type { RampPlan } from "@/server/accounts/domain/policies/ramp-plan";

/** The ten factors as the editor lists them. */
export const FACTORS = [
  ["completion", "Completion"],
  ["refunds", "Refunds"],
  ["couponAbuse", "Coupon abuse"],
  ["failures", "Failures"],
  ["burst", "Burst"],
  ["newDevices", "New devices"],
  ["sharedDevices", "Shared devices"],
  ["ipReputation", "IP reputation"],
  ["ipTravel", "IP travel"],
  ["disputes", "Disputes"],
] as const;

export const LEVELS = [
  ["LOW", "Low"],
  ["MEDIUM", "Medium"],
  ["HIGH", "High"],
  ["CRITICAL", "Critical"],
] as const;

export const KYC = [
  ["NONE", "None"],
  ["CONTACT", "Contact"],
  ["IDENTITY", "Identity"],
  ["BUSINESS", "Business"],
] as const;

export const METHODS = [
  ["CARD", "Card"],
  ["UPI", "UPI"],
  ["WALLET", "Wallet"],
  ["COD", "Cash on delivery"],
  ["PAY_LATER", "Pay later"],
] as const;

export const stateWords: Readonly<Record<PolicyStateDto, string>> = {
  DRAFT: "Draft",
  SHADOW: "In shadow",
  RAMPING: "On its ramp",
  LIVE: "Live",
  RETIRED: "Retired",
  DISCARDED: "Discarded",
  TAKEN_BACK: "Taken back",
};

const PARTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(FACTORS),
  ...Object.fromEntries(LEVELS),
  ...Object.fromEntries(METHODS),
  NONE: "KYC none",
  CONTACT: "KYC contact",
  IDENTITY: "KYC identity",
  BUSINESS: "KYC business",
  base: "Base",
  factors: "Factor",
  weight: "weight",
  capDown: "cap −",
  capUp: "cap +",
  halfLifeDays: "half-life (days)",
  p0: "p0",
  k: "k",
  allowance: "allowance",
  burstPace: "Burst allowance per good payment",
  masses: "Mass",
  decline: "of a decline",
  chargeback: "of a chargeback",
  refundMax: "of a refund, at most",
  sharedAccount: "of another account on a device",
  sharedLockedAccount: "of a locked account on a device",
  disputeOpened: "of a dispute opened",
  disputeLost: "of a dispute lost",
  disputeWonGood: "of a dispute won, good",
  hubLimit: "Accounts on one device, at most, to link",
  thresholds: "Threshold",
  hysteresis: "Hysteresis (points)",
  coolDownHours: "Cool-down (hours)",
  action: "Action",
  typicalMinor: "typical amount (₹)",
  amountWeight: "weight of the amount",
  amountDown: "amount costs at most",
  amountUp: "amount gives at most",
  freshAccountSeconds: "fresh account (seconds)",
  freshAccountPoints: "points of a fresh account",
  sellerMinMass: "evidence of a seller from",
  sellerDown: "a seller costs at most",
  review: "review below",
  deny: "deny below",
  outputs: "Limits",
  maxOrderMinor: "largest order (₹)",
  coupons: "coupons",
  paymentMethodsFrom: "payment",
  manualReview: "manual review",
  pricing: "pricing",
  tier: "tier",
  adjustmentBasisPoints: "adjustment (basis points)",
  seller: "sellers",
  probation: "sellers in probation",
  listingLimit: "listings",
  payoutHoldDays: "payout hold (days)",
  instantPayout: "instant payout",
  promotedListings: "promoted listings",
  highDueHours: "High, due in (hours)",
  criticalDueHours: "Critical, due in (hours)",
  otherDueHours: "others, due in (hours)",
  fallPoints: "fall of more than (points)",
  fallWindowHours: "within (hours)",
  newEvidencePoints: "new evidence from (points)",
  sampleSharePerDay: "sample a day (share)",
  sampleMinPerDay: "sample a day, at least",
  sampleMaxPerDay: "sample a day, at most",
  approvals: "Approvals",
  lockHoursAlone: "lock alone (hours)",
  accountsAtOnceAlone: "accounts at once alone",
  accountsAtOnceMax: "accounts at once, at most",
  requestLapsesHours: "request lapses (hours)",
  undoSeconds: "Undo (seconds)",
};

/** "Coupon abuse, weight" for `factors.couponAbuse.weight`; the path itself for what nobody named. */
export function fieldWords(path: string): string {
  const parts = path.split(".");
  const shown = parts[0] === "factors" ? parts.slice(1) : parts;
  if (path.startsWith("review.")) return `Review, ${PARTS[parts[1] ?? ""] ?? parts[1]}`;
  return shown.map((part) => PARTS[part] ?? part).join(", ");
}

/** The last part alone, for a field inside its group. */
export const leafWords = (path: string): string => PARTS[path.split(".").at(-1) ?? ""] ?? path;

/** Amounts are stored in paise and shown in rupees. */
export const isMoney = (path: string): boolean => path.includes("Minor");

export function valueWords(path: string, value: string | number | boolean | null): string {
  if (value === null) return "closed";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value.charAt(0) + value.slice(1).toLowerCase().replaceAll("_", " ");
  return isMoney(path) ? `₹${(value / 100).toLocaleString("en-IN")}` : String(value);
}

/** "24 h in shadow, 10 % for 24 h, then everybody". */
export const rampPlanWords = ({ shadowHours, steps }: Pick<RampPlan, "shadowHours" | "steps">): string =>
  [
    ...(shadowHours > 0 ? [`${shadowHours} h in shadow`] : []),
    ...steps.map(({ share, hours }) => `${share} % for ${hours} h`),
    "then everybody",
  ].join(", ");

export const countWords = (count: number, one: string, many: string): string =>
  `${count.toLocaleString("en-IN")} ${count === 1 ? one : many}`;
