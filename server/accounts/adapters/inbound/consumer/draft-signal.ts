import type { Factor, TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { SignalMasses } from "@/server/accounts/domain/policies/trust-policy";
import type { AccountRef, Detail, Money, Told } from "./shop-event";

/** A signal whose account has not been looked up yet. */
export type DraftSignal = Omit<TrustSignal, "id" | "accountId" | "recordedAt"> & {
  readonly account: AccountRef;
  /** When its source told it: later than `occurredAt` where something older is taken back. */
  readonly toldAt: Date;
};

/** The live policy's word on what facts weigh, and the usual order they are measured by. */
export type MappingRules = {
  readonly masses: SignalMasses;
  /** A thing shared by more accounts than this links nobody. */
  readonly hubLimit: number;
  /** The usual order of the source, in minor units of its own currency. */
  readonly typicalMinor: number;
};

type Mass = { readonly good?: number; readonly bad?: number };

type Where = { readonly key?: string; readonly at?: Date; readonly detail?: Detail };

/**
 * One signal of an event. `where.key` tells it from others of the same event, account and factor; `where.at` is given
 * when something older is taken back.
 */
export function draft(event: Told, account: AccountRef, factor: Factor, mass: Mass, where: Where = {}): DraftSignal {
  const { key, at = event.occurredAt, detail = {} } = where;
  return {
    account,
    factor,
    good: mass.good ?? 0,
    bad: mass.bad ?? 0,
    occurredAt: at,
    toldAt: event.occurredAt,
    source: event.source,
    sourceEventId: key ?? event.id,
    detail: { ...event.detail, ...detail },
  };
}

export const weightOf = ({ weight = 1 }: Told): number => weight;

/** Value in typical orders, at most `refundMax` of them. */
export const inTypicalOrders = (amount: Money, { typicalMinor, masses }: MappingRules): number =>
  Math.min(amount.minor / typicalMinor, masses.refundMax);

export const moneyDetail = (amount: Money | null): Detail =>
  amount === null ? {} : { amountMinor: amount.minor, currency: amount.currency };
