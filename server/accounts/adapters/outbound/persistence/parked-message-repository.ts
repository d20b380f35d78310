import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import {
  type HeldMessage,
  type MessageToPark,
  type ParkedMessageRepository,
  SHOP_CONSUMER,
} from "@/server/accounts/application/ports/outbound/parked-message-repository";
import { oneLine } from "@/server/accounts/outbox/pending-events";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import { hexOf } from "./hex-of";
import type { Transaction } from "./transaction";
import type { UnitParts } from "./unit-parts";

export type ParkedMessageRepositoryDeps = { readonly newId: NewId; readonly sealer: PersonalDataSealer };

export const parkedMessageRepository = (
  parts: UnitParts,
  deps: ParkedMessageRepositoryDeps,
): ParkedMessageRepository => ({
  park: (messages) => park(parts, deps, messages),
  hold: async (id) => (await holdParked(parts.tx, id)) ?? (await holdOutbox(parts.tx, id)),
  replay: async (message, by) => {
    if (message.kind === "OUTBOX") {
      await parts.tx.$executeRaw`
        UPDATE outbox SET attempts = 0, available_at = ${parts.at}::timestamptz, parked_at = NULL, last_error = NULL
         WHERE id = ${message.id}::uuid`;
    } else if (message.kind === "DELIVERY") {
      await parts.tx
        .$executeRaw`UPDATE parked_message SET state = 'REPLAYING', attempts = 0 WHERE id = ${message.id}::uuid`;
    } else {
      await settle(parts, message.id, "REPLAYED", by);
    }
    parts.changes.record(null, changesOf(message, "REPLAYED"));
  },
  skip: async (message, by) => {
    if (message.kind === "OUTBOX") await parts.tx.$executeRaw`DELETE FROM outbox WHERE id = ${message.id}::uuid`;
    else await settle(parts, message.id, "SKIPPED", by);
    parts.changes.record(null, changesOf(message, "SKIPPED"));
  },
});

async function park(
  { tx, at, changes }: UnitParts,
  { newId, sealer }: ParkedMessageRepositoryDeps,
  messages: readonly MessageToPark[],
): Promise<number> {
  if (messages.length === 0) return 0;
  const sealed = await sealer.sealMany(messages.map(({ message }) => ({ owner: null, value: message })));
  const parked = await tx.$executeRaw`
    INSERT INTO parked_message (id, consumer, message_key, lane, position, state, type, source, sealed, reason,
                                attempts, occurred_at, parked_at)
    SELECT m.id, m.consumer, m.key, m.lane, m.position, m.state, m.type, m.source, decode(m.sealed, 'hex'), m.reason,
           m.attempts, m.occurred_at, ${at}::timestamptz
      FROM unnest(${messages.map(() => newId())}::uuid[], ${messages.map(({ consumer }) => consumer)}::text[],
        ${messages.map(({ key }) => key)}::text[], ${messages.map(({ lane }) => lane)}::text[],
        ${messages.map(({ position }) => position)}::bigint[], ${messages.map(({ state }) => state)}::text[],
        ${messages.map(({ type }) => textOf(type))}::text[], ${messages.map(({ source }) => textOf(source))}::text[],
        ${sealed.map(hexOf)}::text[], ${messages.map(({ reason }) => oneLine(reason))}::text[],
        ${messages.map(({ attempts }) => attempts)}::int[],
        ${messages.map(({ occurredAt }) => occurredAt)}::timestamptz[])
        AS m (id, consumer, key, lane, position, state, type, source, sealed, reason, attempts, occurred_at)
     ORDER BY m.consumer, m.key
    ON CONFLICT DO NOTHING`;
  changes.record(null, [{ field: "message.parked", before: null, after: parked }]);
  return parked;
}

const LONGEST_TEXT = 128;

/** A foreign word that ends in a list: one line of printable characters. */
const textOf = (text: string | null): string | null =>
  text === null ? null : oneLine(text.replace(/\p{Cs}/gu, "")).slice(0, LONGEST_TEXT);

type ParkedRow = {
  readonly consumer: string;
  readonly state: string;
  readonly type: string | null;
  readonly reason: string;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
};

async function holdParked(tx: Transaction, id: string): Promise<HeldMessage | null> {
  const [row] = await tx.$queryRaw<ParkedRow[]>`
    SELECT consumer, state, type, reason, decided_at, decided_by FROM parked_message WHERE id = ${id}::uuid FOR UPDATE`;
  if (!row || row.state === "HELD") return null;
  return {
    id,
    kind: row.consumer === SHOP_CONSUMER ? "INCOMING" : "DELIVERY",
    type: row.type,
    reason: row.reason,
    decided: row.state === "PARKED" ? null : { by: row.decided_by, at: row.decided_at },
  };
}

async function holdOutbox(tx: Transaction, id: string): Promise<HeldMessage | null> {
  const [row] = await tx.$queryRaw<{ type: string; last_error: string | null; is_parked: boolean }[]>`
    SELECT type, last_error, parked_at IS NOT NULL AS is_parked FROM outbox WHERE id = ${id}::uuid FOR UPDATE`;
  if (!row) return null;
  const decided = row.is_parked ? null : { by: null, at: null };
  return { id, kind: "OUTBOX", type: row.type, reason: row.last_error ?? "", decided };
}

/** Its words go with the decision: nobody needs them any more. */
async function settle({ tx, at }: UnitParts, id: string, state: "REPLAYED" | "SKIPPED", by: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE parked_message SET state = ${state}, sealed = NULL, decided_at = ${at}::timestamptz, decided_by = ${by}
     WHERE id = ${id}::uuid`;
}

const changesOf = ({ kind, type, reason }: HeldMessage, after: string) => [
  { field: "message.state", before: "PARKED", after },
  { field: "message.kind", before: kind, after: kind },
  { field: "message.type", before: type, after: type },
  { field: "message.problem", before: reason, after: null },
];
