import type { TrustSignal } from "../entities/trust-signal";
import type { SignalMasses } from "../policies/trust-policy";

export const SALE_FACT_KINDS = ["COMPLETED", "OPENED", "LOST", "CHARGED_BACK", "WON"] as const;

export type SaleFactKind = (typeof SALE_FACT_KINDS)[number];

/** One thing that happened to one seller's sale. */
export type SaleFact = {
  readonly orderId: string;
  readonly kind: SaleFactKind;
  readonly source: string;
  readonly eventId: string;
  readonly occurredAt: Date;
};

export type SaleSignal = Pick<
  TrustSignal,
  "factor" | "good" | "bad" | "occurredAt" | "source" | "sourceEventId" | "detail"
>;

/**
 * What the facts of one sale mean together, beside what each says alone: a complaint takes the undisputed sale back, a
 * dispute won takes back the complaint. More facts never change a signal that fewer gave, so that they may arrive in
 * any order and each signal is kept by its key.
 */
export function saleSignals(facts: readonly SaleFact[], masses: SignalMasses): readonly SaleSignal[] {
  const complained = facts.some(({ kind }) => kind === "OPENED" || kind === "LOST" || kind === "CHARGED_BACK");
  if (!complained) return [];
  const won = facts.some(({ kind }) => kind === "WON");
  return facts.flatMap((fact): readonly SaleSignal[] => {
    if (fact.kind === "COMPLETED") {
      const back = signal(fact, "disputed", { good: -1 });
      return won ? [back, signal(fact, "won", { good: masses.disputeWonGood })] : [back];
    }
    return won && fact.kind === "OPENED" ? [signal(fact, "won", { bad: -masses.disputeOpened })] : [];
  });
}

const signal = (
  { source, eventId, occurredAt, orderId }: SaleFact,
  what: "disputed" | "won",
  { good = 0, bad = 0 }: { readonly good?: number; readonly bad?: number },
): SaleSignal => ({
  factor: "disputes",
  good,
  bad,
  occurredAt,
  source,
  sourceEventId: `${eventId} ${what}`,
  detail: { orderId },
});
