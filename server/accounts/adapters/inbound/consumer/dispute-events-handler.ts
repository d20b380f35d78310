import { type DraftSignal, draft, type MappingRules, moneyDetail, weightOf } from "./draft-signal";
import type { DisputeEvent, SoldThere, Told } from "./shop-event";

/**
 * What a dispute says about the seller. Opened it weighs little, and the sale is undisputed no longer; lost it weighs
 * one more; won, both are taken back.
 */
export function disputeSignals(event: DisputeEvent, { masses }: MappingRules): readonly DraftSignal[] {
  const { seller, orderId, amount, sale } = event;
  const weight = weightOf(event);
  const detail = { orderId, ...moneyDetail(amount) };
  switch (event.type) {
    case "dispute.opened":
      return [
        draft(event, seller, "disputes", { bad: masses.disputeOpened * weight }, { detail }),
        ...takeBackSale(event, event, orderId),
      ];
    case "dispute.lost":
      return [draft(event, seller, "disputes", { bad: masses.disputeLost * weight }, { detail })];
    case "dispute.won":
      return [
        draft(event, seller, "disputes", { bad: -masses.disputeOpened * weight }, { at: event.openedAt, detail }),
        draft(
          event,
          seller,
          "disputes",
          { good: masses.disputeWonGood * (sale?.weight ?? 1) },
          { key: `${event.id} sale`, at: sale?.completedAt ?? event.occurredAt, detail: { orderId } },
        ),
      ];
  }
}

/**
 * The sale counted as a good one when it was completed; dated then, the withdrawal leaves nothing of it. However many
 * complaints an order has, its sale is taken back once.
 */
export function takeBackSale(event: Told, { seller, sale }: SoldThere, orderId: string): readonly DraftSignal[] {
  if (sale === null) return [];
  const where = { key: `sale ${orderId} disputed`, at: sale.completedAt, detail: { orderId } };
  return [draft({ ...event, detail: {} }, seller, "disputes", { good: -(sale.weight ?? 1) }, where)];
}
