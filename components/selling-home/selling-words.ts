import { countText } from "@/components/kit/money";
import type { EffectsDto, SellerEffectsDto } from "@/server/accounts/application/dto/effects-dto";
import type { SellingHomeState } from "@/server/accounts/application/dto/selling-home-dto";

/** One line of what a shop may do: its name, and the value in a seller's words. */
export type Privilege = { readonly key: string; readonly label: string; readonly value: string };

export function privilegeLines(privileges: SellerEffectsDto, pricing: EffectsDto["pricing"]): readonly Privilege[] {
  return [
    { key: "listings", label: "Listings", value: listingsText(privileges.listingLimit) },
    { key: "payouts", label: "Payouts", value: payoutText(privileges.payoutHoldDays) },
    { key: "instant", label: "Instant payout", value: privileges.instantPayout ? "Yes" : "Not yet" },
    { key: "promoted", label: "Promoted listings", value: privileges.promotedListings ? "Yes" : "Not yet" },
    { key: "fees", label: "Fees", value: feesText(pricing) },
  ];
}

const BASIS_POINTS_A_PERCENT = 100;

/** The tier's name is ours alone: a seller reads what it costs. */
export function feesText({ adjustmentBasisPoints: points }: EffectsDto["pricing"]): string {
  if (points === 0) return "Standard";
  return `${Math.abs(points) / BASIS_POINTS_A_PERCENT} % ${points > 0 ? "above" : "below"} standard`;
}

export const listingsText = (limit: number): string =>
  limit === 0 ? "Nothing new for now" : `Up to ${countText(limit)} at a time`;

export function payoutText(days: number | null): string {
  if (days === null) return "None for now";
  if (days === 0) return "At once";
  return `${days === 1 ? "1 day" : `${days} days`} after each order`;
}

/** What another standing would allow, in one sentence: only what differs from now. */
export function gainText(now: SellerEffectsDto, then: SellerEffectsDto): string {
  const gains = [
    then.listingLimit > now.listingLimit ? `up to ${countText(then.listingLimit)} listings` : null,
    isSooner(now.payoutHoldDays, then.payoutHoldDays) ? `payouts ${payoutText(then.payoutHoldDays)}` : null,
    then.instantPayout && !now.instantPayout ? "instant payout" : null,
    then.promotedListings && !now.promotedListings ? "promoted listings" : null,
  ].filter((gain) => gain !== null);
  return gains.length === 0 ? "the same as now" : inOneRow(gains);
}

const isSooner = (now: number | null, then: number | null): boolean => then !== null && (now === null || then < now);

function inOneRow(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

type StateWords = {
  readonly pill: string;
  readonly tone: "good" | "waiting" | "attention";
  readonly says: string | null;
};

/** What a seller is told about each state: what is so, what goes on meanwhile, and what they can do. */
export const stateWords: Readonly<Record<SellingHomeState, StateWords>> = {
  OPEN: { pill: "Open", tone: "good", says: null },
  PAUSED: {
    pill: "Paused",
    tone: "attention",
    says: "We are looking at something on your account. Nothing new can be listed until we are done; orders on the way go on. There is nothing for you to do: we write to you.",
  },
  NUMBER_IN_REVIEW: {
    pill: "In review",
    tone: "waiting",
    says: "We are checking your new GSTIN. Nothing new can be listed until it is approved; orders on the way go on.",
  },
  NUMBER_RETURNED: {
    pill: "Action needed",
    tone: "attention",
    says: "We need something more from you about your new GSTIN. Nothing new can be listed until it is approved.",
  },
  NOT_PROVED: {
    pill: "Not open yet",
    tone: "waiting",
    says: "Your shop was brought over from another system, and we have not yet checked its papers. Write to us, and we help you through it.",
  },
  STOPPED: {
    pill: "Stopped",
    tone: "attention",
    says: "Selling is stopped on your account. The message we sent you says why, and how to have it looked at again.",
  },
};

/** "3 in 100": of so many orders so many were complained about; null before there is anything to count. */
export function complaintText({ complaints, orders }: { complaints: number; orders: number }): string | null {
  if (orders === 0) return null;
  const share = Math.round((100 * complaints) / orders);
  return share === 0 && complaints > 0 ? "fewer than 1 in 100 orders" : `${share} in 100 orders`;
}
