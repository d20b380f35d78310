import type { Pool } from "pg";
import { inTransaction } from "./transaction";
import { claimWebhooks, markDelivered, markFailed, type WebhookDelivery } from "./webhook-queue";

/** TAKEN: an answer of 2xx. FAILED: try again, not before `retryAfterSeconds` where the receiver named a time. */
export type SendOutcome =
  | { readonly outcome: "TAKEN" }
  | { readonly outcome: "FAILED"; readonly reason: string; readonly retryAfterSeconds: number | null };

/** Sends, outside any transaction, and never throws. The id makes a repeat recognisable. */
export type SendWebhook = (delivery: WebhookDelivery) => Promise<SendOutcome>;

export type WebhookRelayDeps = {
  readonly pool: Pool;
  readonly send: SendWebhook;
  readonly now: () => Date;
  /** Seconds until the next try after so many failures; null parks it. */
  readonly retryAfterSeconds: (failures: number) => number | null;
  readonly onFailure?: (failure: { endpointId: string; eventId: string; error: string; parked: boolean }) => void;
};

/** Longer than a delivery may take, with what follows it. */
export const webhookLeaseSeconds = 60;
const batchSize = 40;
const perEndpoint = 8;

/**
 * Delivers what is queued for receivers: claimed for a minute, sent side by side with its fixed id, then gone. A crash
 * between sending and forgetting gives a second delivery with the same id, never a loss. Answers how many were taken.
 */
export const createWebhookRelay =
  (deps: WebhookRelayDeps) =>
  async (signal?: AbortSignal): Promise<{ readonly sent: number; readonly failed: number }> => {
    const total = { sent: 0, failed: 0 };
    let claimed = await claim(deps);
    while (claimed.length > 0) {
      const outcomes = await Promise.all(claimed.map((delivery) => sendOne(deps, delivery)));
      total.sent += outcomes.filter(Boolean).length;
      total.failed += outcomes.filter((taken) => !taken).length;
      claimed = signal?.aborted === true ? [] : await claim(deps);
    }
    return total;
  };

const claim = ({ pool, now }: WebhookRelayDeps): Promise<readonly WebhookDelivery[]> =>
  inTransaction(pool, (tx) =>
    claimWebhooks(tx, { at: now(), leaseSeconds: webhookLeaseSeconds, limit: batchSize, perEndpoint }),
  );

async function sendOne(deps: WebhookRelayDeps, delivery: WebhookDelivery): Promise<boolean> {
  const sent = await deps.send(delivery);
  const at = deps.now();
  if (sent.outcome === "TAKEN") {
    await inTransaction(deps.pool, (tx) => markDelivered(tx, delivery, at));
    return true;
  }
  const waitSeconds = deps.retryAfterSeconds(delivery.attempts);
  const nextAt =
    waitSeconds === null ? null : new Date(at.getTime() + Math.max(waitSeconds, sent.retryAfterSeconds ?? 0) * 1_000);
  await inTransaction(deps.pool, (tx) => markFailed(tx, delivery, { error: sent.reason, nextAt, at }));
  const { endpointId, eventId } = delivery;
  deps.onFailure?.({ endpointId, eventId, error: sent.reason, parked: nextAt === null });
  return false;
}
