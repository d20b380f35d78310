import type { Actor } from "@/server/accounts/application/ports/outbound/actor";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { EventPublisher } from "@/server/accounts/application/ports/outbound/event-publisher-port";
import type { Notification } from "@/server/accounts/application/ports/outbound/notification-port";
import { type DomainEvent, wireType } from "@/server/accounts/domain/domain-events/domain-event";
import { mailHeldSeconds, reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { apiKeyRef, OPERATOR } from "@/server/accounts/domain/value-objects/actor-ref";
import { NOTIFICATION_REQUESTED } from "@/server/accounts/outbox/account-outbox-model";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import { moments, plain, texts } from "./array-text";
import { hexOf } from "./hex-of";
import type { UnitParts } from "./unit-parts";

export type OutboxWriter = {
  readonly events: EventPublisher;
  readonly queueMessage: (message: Notification) => void;
  /** What will be written as things stand. */
  readonly pending: () => readonly DomainEvent[];
  /** The work was refused: only what holds all the same is left. */
  readonly keepOnlyFacts: () => void;
  /** Remembers what is queued; what it answers drops everything queued since but facts. */
  readonly mark: () => () => void;
  /** Writes everything in one statement, after the work and before the commit. */
  write(parts: UnitParts, envelope: Envelope): Promise<void>;
};

/** Who is behind a piece of news, and by which request. */
export type Sender = { readonly actor: Actor; readonly requestId: string };

type Envelope = {
  readonly newId: NewId;
  readonly sealer: PersonalDataSealer;
  /** Of what is about this account, or about none. */
  readonly senderOf: (accountId: AccountId | null) => Sender;
};

type Queued = { readonly event: DomainEvent; readonly isFact: boolean };

export function openOutbox(): OutboxWriter {
  let queued: Queued[] = [];
  let messages: Notification[] = [];
  return {
    events: {
      append: (events) => void queued.push(...events.map((event) => ({ event, isFact: false }))),
      appendEvenIfRefused: (events) => void queued.push(...events.map((event) => ({ event, isFact: true }))),
    },
    queueMessage: (message) => void messages.push(message),
    pending: () => queued.map(({ event }) => event),
    keepOnlyFacts: () => {
      queued = queued.filter(({ isFact }) => isFact);
      messages = [];
    },
    mark: () => {
      const [events, sent] = [queued.length, messages.length];
      return () => {
        queued = queued.filter(({ isFact }, index) => index < events || isFact);
        messages = messages.slice(0, sent);
      };
    },
    write: async (parts, { newId, sealer, senderOf }) => {
      const rows = [...eventRows(queued.map(({ event }) => event)), ...(await messageRows(messages, sealer, parts.at))];
      if (rows.length === 0) return;
      parts.held.mustHold(rows.flatMap(({ accountId, isEvent }) => (isEvent && accountId ? [accountId] : [])));
      const stored = await insertRows(parts, rows, { newId, senderOf });
      if (stored !== rows.length)
        throw new Error(`${rows.length - stored} events are about accounts that are not there.`);
    },
  };
}

type Row = {
  readonly accountId: AccountId | null;
  readonly isEvent: boolean;
  readonly ordinal: number;
  readonly type: string;
  readonly payload: string;
  readonly sealed: Uint8Array<ArrayBuffer> | null;
  readonly occurredAt: Date;
  /** Until it may leave. */
  readonly waitsSeconds: number;
};

/** Ordinals count within one account and one unit of work, so that nothing lies between two of them. */
function eventRows(events: readonly DomainEvent[]): readonly Row[] {
  const counts = new Map<AccountId | null, number>();
  return events.map((event) => {
    const ordinal = counts.get(event.accountId) ?? 0;
    counts.set(event.accountId, ordinal + 1);
    // Left out by the writing itself: half as dear as a copy without them.
    const payload = JSON.stringify({ ...event, type: undefined, occurredAt: undefined });
    return {
      accountId: event.accountId,
      isEvent: true,
      ordinal,
      type: wireType(event),
      payload,
      sealed: null,
      occurredAt: event.occurredAt,
      waitsSeconds: 0,
    };
  });
}

/** Whom a message goes to and what it says are for nobody who reads the table. */
async function messageRows(messages: readonly Notification[], sealer: PersonalDataSealer, at: Date): Promise<Row[]> {
  if (messages.length === 0) return [];
  const sealed = await sealer.sealMany(
    messages.map(({ accountId, channel, recipient, template, values }) => ({
      owner: accountId,
      value: { channel, recipient, template, values },
    })),
  );
  return messages.map(({ accountId, channel, template, undoable = false }, index) => ({
    accountId,
    isEvent: false,
    ordinal: index,
    type: NOTIFICATION_REQUESTED,
    payload: JSON.stringify({ channel, template }),
    sealed: sealed[index] ?? null,
    occurredAt: at,
    waitsSeconds: undoable ? mailHeldSeconds(reviewPolicy) : 0,
  }));
}

/** Counts each account's event version up once and gives it to all of the unit's events about that account. */
async function insertRows(
  { tx, at }: UnitParts,
  rows: readonly Row[],
  { newId, senderOf }: Pick<Envelope, "newId" | "senderOf">,
): Promise<number> {
  const senders = rows.map(({ accountId }) => senderOf(accountId));
  const known = [...new Set(senders)];
  const counted = [...new Set(rows.flatMap(({ accountId, isEvent }) => (isEvent && accountId ? [accountId] : [])))];
  return await tx.$executeRaw`
    WITH counted AS (
      UPDATE account SET event_version = event_version + 1 WHERE id = ANY(${plain(counted)}::uuid[]) RETURNING id, event_version
    )
    INSERT INTO outbox (id, account_id, aggregate_version, ordinal, type, payload, sealed, occurred_at, recorded_at,
                        correlation_id, actor, available_at)
    SELECT r.id, r.account_id, CASE WHEN r.is_event THEN coalesce(c.event_version, 0) ELSE 0 END, r.ordinal, r.type,
           r.payload, decode(r.sealed, 'hex'), r.occurred_at, ${at}::timestamptz,
           (${texts(known.map(({ requestId }) => requestId))}::text[])[r.sender],
           (${texts(known.map(({ actor }) => actorText(actor)))}::text[])[r.sender],
           ${at}::timestamptz + r.waits * interval '1 second'
      FROM unnest(
        ${plain(rows.map(() => newId()))}::uuid[],
        ${plain(rows.map((row) => row.accountId))}::uuid[],
        ${plain(rows.map((row) => row.isEvent))}::boolean[],
        ${plain(rows.map((row) => row.ordinal))}::int[],
        ${texts(rows.map((row) => row.type))}::text[],
        ${texts(rows.map((row) => row.payload))}::jsonb[],
        ${texts(rows.map((row) => hexOf(row.sealed)))}::text[],
        ${moments(rows.map((row) => row.occurredAt))}::timestamptz[],
        ${plain(rows.map((row) => row.waitsSeconds))}::int[],
        ${plain(placesOf(senders, known))}::int[]
      ) WITH ORDINALITY AS r (id, account_id, is_event, ordinal, type, payload, sealed, occurred_at, waits, sender,
                              place)
      LEFT JOIN counted c ON c.id = r.account_id
     WHERE c.id IS NOT NULL OR r.account_id IS NULL OR NOT r.is_event
     ORDER BY r.place`;
}

/** Counted from one, as the database does. */
function placesOf(senders: readonly Sender[], known: readonly Sender[]): readonly number[] {
  const places = new Map(known.map((sender, index) => [sender, index + 1]));
  return senders.map((sender) => places.get(sender) ?? 0);
}

function actorText(actor: Actor): string {
  switch (actor.kind) {
    case "STAFF":
    case "HOLDER":
    case "HOLDER_ON_HOLD":
      return actor.accountId;
    case "SYSTEM":
      return actor.name;
    case "OPERATOR":
      return OPERATOR;
    case "MACHINE":
      return apiKeyRef(actor.keyId);
    default:
      return "anonymous";
  }
}
