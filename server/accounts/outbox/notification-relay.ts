import type { Pool } from "pg";
import { NOTIFICATION_REQUESTED } from "./account-outbox-model";
import { moveToPublished, oneLine } from "./pending-events";
import { retryDelaySeconds, retrySchedule } from "./retry-schedule";
import { inTransaction } from "./transaction";

/** A message to a holder, as queued; its address and words are sealed. */
export type QueuedMessage = {
  readonly id: string;
  readonly accountId: string | null;
  readonly sealed: Uint8Array | null;
  /** This try included. */
  readonly attempts: number;
};

/** UNDELIVERABLE: trying again changes nothing until a person does; the reason is shown to staff and holds no secret. */
export type DispatchOutcome =
  | { readonly outcome: "SENT" }
  | { readonly outcome: "UNDELIVERABLE"; readonly reason: string };

/** Sends, outside any transaction. Throws when another try may help. The id makes a repeat recognisable. */
export type DispatchMessage = (message: QueuedMessage) => Promise<DispatchOutcome>;

export type NotificationRelayDeps = {
  readonly pool: Pool;
  readonly dispatch: DispatchMessage;
  readonly now: () => Date;
  readonly onFailure?: (failure: { id: string; error: string; parked: boolean }) => void;
};

/** How long a claimed message stays this relay's; after a crash another takes it up then. */
export const leaseSeconds = 60;
const batchSize = 20;
/** Longer than any transport takes for one message: what is left of the lease must be enough for it. */
const longestSendSeconds = 25;

/**
 * Sends what is queued for holders. Messages have a lane of their own: each stands for itself, and none holds up an
 * event. Mail leaves the machine, so it is sent between two transactions, at least once: claimed for a minute, sent
 * with its fixed id, then moved to history. Answers how many left.
 */
export const createNotificationRelay =
  (deps: NotificationRelayDeps) =>
  async (signal?: AbortSignal): Promise<{ sent: number; failed: number }> => {
    const total = { sent: 0, failed: 0 };
    let claimed = await claim(deps);
    while (claimed.length > 0 && signal?.aborted !== true) {
      const claimedAt = deps.now().getTime();
      let untried = claimed;
      while (untried.length > 0 && deps.now().getTime() - claimedAt <= (leaseSeconds - longestSendSeconds) * 1000) {
        const [message, ...others] = untried;
        if (message && (await sendOne(deps, message))) total.sent += 1;
        else total.failed += 1;
        untried = others;
      }
      if (untried.length > 0) await giveBack(deps, untried);
      claimed = claimed.length === batchSize ? await claim(deps) : [];
    }
    return total;
  };

async function claim({ pool, now }: NotificationRelayDeps): Promise<readonly QueuedMessage[]> {
  const at = now();
  const { rows } = await pool.query<QueuedMessage>(
    `UPDATE outbox SET attempts = attempts + 1, available_at = $2
      WHERE id IN (SELECT id FROM outbox
                    WHERE type = '${NOTIFICATION_REQUESTED}' AND parked_at IS NULL AND available_at <= $1
                    ORDER BY seq LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)
     RETURNING id, account_id AS "accountId", sealed, attempts`,
    [at, new Date(at.getTime() + leaseSeconds * 1000)],
  );
  return rows;
}

/** What a slow batch left over is anybody's again, as if it had never been claimed. */
async function giveBack({ pool, now }: NotificationRelayDeps, untried: readonly QueuedMessage[]): Promise<void> {
  await pool.query("UPDATE outbox SET attempts = attempts - 1, available_at = $2 WHERE id = ANY($1)", [
    untried.map(({ id }) => id),
    now(),
  ]);
}

async function sendOne(deps: NotificationRelayDeps, message: QueuedMessage): Promise<boolean> {
  try {
    const outcome = await deps.dispatch(message);
    if (outcome.outcome === "SENT") {
      await inTransaction(deps.pool, (tx) => moveToPublished(tx, [message.id], deps.now()));
      return true;
    }
    await giveUpOrWait(deps, message, outcome.reason, true);
  } catch (error) {
    const lastTry = message.attempts >= retrySchedule.triesBeforeParking;
    await giveUpOrWait(deps, message, error instanceof Error ? error.message : String(error), lastTry);
  }
  return false;
}

async function giveUpOrWait(
  { pool, now, onFailure }: NotificationRelayDeps,
  { id, attempts }: QueuedMessage,
  error: string,
  parked: boolean,
): Promise<void> {
  const at = now();
  const next = new Date(at.getTime() + retryDelaySeconds(attempts) * 1000);
  await pool.query("UPDATE outbox SET available_at = $2, parked_at = $3, last_error = $4 WHERE id = $1", [
    id,
    next,
    parked ? at : null,
    oneLine(error),
  ]);
  onFailure?.({ id, error, parked });
}
