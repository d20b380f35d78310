import type { AccountCloudEvent } from "@/server/accounts/outbox/cloud-event";
import { oneLine } from "@/server/accounts/outbox/pending-events";
import { inSavepoint, type Queryable } from "@/server/accounts/outbox/transaction";
import { newId } from "@/server/platform/new-id";
import { type AccountEventConsumer, consumeOnce } from "../account-event-consumer";

/** Seals and opens what messages say, with the installation's key. */
export type MessageSealing = {
  readonly seal: (tx: Queryable, at: Date, values: readonly object[]) => Promise<readonly Uint8Array[]>;
  readonly open: (sealed: Uint8Array) => Promise<Readonly<Record<string, unknown>> | null>;
};

export type SetAside = {
  readonly event: AccountCloudEvent;
  /** Null: nothing is wrong with it, but something before it waits for a person. */
  readonly failure: { readonly reason: string; readonly attempts: number } | null;
};

const OPEN = "state IN ('PARKED', 'HELD', 'REPLAYING')";

/** Of these lanes the ones in which a message waits: what follows in them waits behind it. */
export async function blockedLanes(
  tx: Queryable,
  consumer: string,
  lanes: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ lane: string }>(
    `SELECT DISTINCT lane FROM parked_message WHERE consumer = $1 AND lane = ANY($2::text[]) AND ${OPEN}`,
    [consumer, lanes],
  );
  return new Set(rows.map(({ lane }) => lane));
}

/** Parks messages and what stands behind them, in the transaction in which the others take effect. */
export async function setAside(
  tx: Queryable,
  { seal }: MessageSealing,
  consumer: string,
  messages: readonly SetAside[],
  at: Date,
): Promise<void> {
  if (messages.length === 0) return;
  const sealed = await seal(
    tx,
    at,
    messages.map(({ event }) => event),
  );
  await tx.query(
    `INSERT INTO parked_message (id, consumer, message_key, lane, position, state, type, source, sealed, reason,
                                 attempts, occurred_at, parked_at)
     SELECT m.id, $1, m.key, m.lane, m.position, m.state, m.type, m.source, m.sealed, m.reason, m.attempts,
            m.occurred_at, $2
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::bytea[],
                   $11::text[], $12::int[], $13::timestamptz[])
         AS m (id, key, lane, position, state, type, source, sealed, reason, attempts, occurred_at)
     ON CONFLICT DO NOTHING`,
    [
      consumer,
      at,
      messages.map(() => newId()),
      messages.map(({ event }) => event.id),
      messages.map(({ event }) => event.partitionkey),
      messages.map(({ event }) => event.sequence),
      messages.map(({ failure }) => (failure ? "PARKED" : "HELD")),
      messages.map(({ event }) => event.type),
      messages.map(({ event }) => event.source),
      sealed.map((bytes) => Buffer.from(bytes)),
      messages.map(({ failure }) => (failure ? oneLine(failure.reason) : "It waits behind a parked message.")),
      messages.map(({ failure }) => failure?.attempts ?? 0),
      messages.map(({ event }) => event.time),
    ],
  );
}

const MOST_LANES = 20;
const MOST_OF_LANE = 200;

/**
 * Delivers what was released, and what waited behind it, lane by lane in order, until one fails again. Run it in a
 * transaction of the one who delivers for this consumer. Answers the events that took effect.
 */
export async function deliverReleased(
  tx: Queryable,
  { open }: MessageSealing,
  consumer: AccountEventConsumer,
  at: Date,
): Promise<readonly AccountCloudEvent[]> {
  const { rows: lanes } = await tx.query<{ lane: string }>(
    `SELECT lane FROM (
       SELECT DISTINCT ON (lane) lane, state FROM parked_message WHERE consumer = $1 AND ${OPEN} ORDER BY lane, position
     ) heads WHERE state <> 'PARKED' LIMIT ${MOST_LANES}`,
    [consumer.name],
  );
  const done: AccountCloudEvent[] = [];
  for (const { lane } of lanes) done.push(...(await deliverLane(tx, open, consumer, lane, at)));
  return done;
}

async function deliverLane(
  tx: Queryable,
  open: MessageSealing["open"],
  consumer: AccountEventConsumer,
  lane: string,
  at: Date,
): Promise<readonly AccountCloudEvent[]> {
  const { rows } = await tx.query<{ id: string; state: string; sealed: Uint8Array }>(
    `SELECT id, state, sealed FROM parked_message WHERE consumer = $1 AND lane = $2 AND ${OPEN}
      ORDER BY position LIMIT ${MOST_OF_LANE} FOR UPDATE`,
    [consumer.name, lane],
  );
  const done: AccountCloudEvent[] = [];
  for (const { id, state, sealed } of rows) {
    if (state === "PARKED") break;
    const event = asEvent(await open(sealed));
    const failure =
      event === null
        ? new Error("Its words can't be opened any more.")
        : await inSavepoint(tx, () => consumeOnce(consumer, [event], tx, at));
    if (failure) {
      await tx.query(
        "UPDATE parked_message SET state = 'PARKED', reason = $2, attempts = attempts + 1, parked_at = $3, decided_by = NULL WHERE id = $1",
        [id, oneLine(failure.message), at],
      );
      break;
    }
    await tx.query("UPDATE parked_message SET state = 'REPLAYED', sealed = NULL, decided_at = $2 WHERE id = $1", [
      id,
      at,
    ]);
    if (event) done.push(event);
  }
  return done;
}

/** Only `setAside` seals them: what opens is what was sealed. */
const asEvent = (value: Readonly<Record<string, unknown>> | null): AccountCloudEvent | null =>
  value === null ? null : (value as AccountCloudEvent);
