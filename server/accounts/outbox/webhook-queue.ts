import type { AccountCloudEvent } from "./cloud-event";
import { oneLine } from "./pending-events";
import type { Queryable } from "./transaction";

/** One event on its way to one receiver. */
export type WebhookDelivery = {
  readonly endpointId: string;
  readonly eventId: string;
  /** The text that is signed and sent, the same at every try. */
  readonly body: string;
  /** This try included. */
  readonly attempts: number;
  readonly url: string;
  readonly sealedSecret: Uint8Array;
  /** Signs too until its end; null without one. */
  readonly sealedPreviousSecret: Uint8Array | null;
};

/** The types that somebody hears of now. */
export async function wantedTypes(tx: Queryable): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ type: string }>(
    "SELECT DISTINCT unnest(types) AS type FROM webhook_endpoint WHERE state = 'ACTIVE'",
  );
  return new Set(rows.map(({ type }) => type));
}

/** What is about no account stands in a line of its own. */
const noAccount = "00000000-0000-0000-0000-000000000000";

export type QueuedBody = { readonly event: AccountCloudEvent; readonly body: string };

/** Queues each event for every receiver that wants it; one that is queued already stays as it is. */
export async function queueWebhooks(tx: Queryable, queued: readonly QueuedBody[], at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO webhook_delivery (endpoint_id, event_id, account_id, seq, type, body, occurred_at, available_at)
     SELECT w.id, e.event_id, e.account_id, e.seq, e.type, e.body, e.occurred_at, $7
       FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::timestamptz[])
            AS e (event_id, account_id, seq, type, body, occurred_at)
       JOIN webhook_endpoint w ON w.state = 'ACTIVE' AND e.type = ANY (w.types)
     ON CONFLICT DO NOTHING`,
    [
      queued.map(({ event }) => event.id),
      queued.map(({ event }) => (event.partitionkey === "installation" ? noAccount : event.partitionkey)),
      queued.map(({ event }) => event.sequence),
      queued.map(({ event }) => event.type),
      queued.map(({ body }) => body),
      queued.map(({ event }) => event.time),
      at,
    ],
  );
}

type Claim = { readonly at: Date; readonly leaseSeconds: number; readonly limit: number; readonly perEndpoint: number };

/**
 * Takes due deliveries for a while, never two of one account at one receiver, and of each receiver a few, so that a
 * slow one holds up no other. After a crash another worker takes them up when the lease is over.
 */
export async function claimWebhooks(
  tx: Queryable,
  { at, leaseSeconds, limit, perEndpoint }: Claim,
): Promise<readonly WebhookDelivery[]> {
  const { rows } = await tx.query<WebhookDelivery>(
    `WITH heads AS (
       SELECT first.endpoint_id, first.event_id
         FROM webhook_endpoint w CROSS JOIN LATERAL (
           SELECT d.endpoint_id, d.event_id FROM webhook_delivery d
            WHERE d.endpoint_id = w.id AND d.parked_at IS NULL AND d.available_at <= $1
              AND NOT EXISTS (SELECT 1 FROM webhook_delivery h
                               WHERE h.endpoint_id = d.endpoint_id AND h.account_id = d.account_id
                                 AND h.parked_at IS NULL AND h.seq < d.seq)
            LIMIT $4) first
        WHERE w.state = 'ACTIVE'),
     taken AS (
       SELECT d.endpoint_id, d.event_id FROM webhook_delivery d
        WHERE (d.endpoint_id, d.event_id) IN (SELECT endpoint_id, event_id FROM heads)
          AND d.parked_at IS NULL AND d.available_at <= $1
        LIMIT $3 FOR UPDATE SKIP LOCKED)
     UPDATE webhook_delivery d SET attempts = d.attempts + 1, available_at = $2
       FROM taken, webhook_endpoint w
      WHERE d.endpoint_id = taken.endpoint_id AND d.event_id = taken.event_id AND w.id = d.endpoint_id
     RETURNING d.endpoint_id AS "endpointId", d.event_id AS "eventId", d.body, d.attempts, w.url,
       w.sealed_secret AS "sealedSecret",
       CASE WHEN w.previous_until > $1 THEN w.sealed_previous_secret END AS "sealedPreviousSecret"`,
    [at, new Date(at.getTime() + leaseSeconds * 1_000), limit, perEndpoint],
  );
  return rows;
}

type Key = Pick<WebhookDelivery, "endpointId" | "eventId">;

/** It was taken: the row goes, and the receiver is well. */
export async function markDelivered(tx: Queryable, { endpointId, eventId }: Key, at: Date): Promise<void> {
  await tx.query("DELETE FROM webhook_delivery WHERE endpoint_id = $1 AND event_id = $2", [endpointId, eventId]);
  await tx.query(
    `UPDATE webhook_endpoint SET failing_since = NULL, last_delivered_at = $2, delivered_count = delivered_count + 1
      WHERE id = $1`,
    [endpointId, at],
  );
}

type Failure = { readonly error: string; readonly nextAt: Date | null; readonly at: Date };

/** It was not taken: waits for its next try, or is parked where there is none. */
export async function markFailed(
  tx: Queryable,
  { endpointId, eventId }: Key,
  { error, nextAt, at }: Failure,
): Promise<void> {
  await tx.query(
    `UPDATE webhook_delivery SET available_at = $3, parked_at = $4, last_error = $5
      WHERE endpoint_id = $1 AND event_id = $2`,
    [endpointId, eventId, nextAt ?? at, nextAt === null ? at : null, oneLine(error)],
  );
  await tx.query("UPDATE webhook_endpoint SET failing_since = coalesce(failing_since, $2) WHERE id = $1", [
    endpointId,
    at,
  ]);
}
