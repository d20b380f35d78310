import type { AccountEventConsumer } from "@/server/accounts/adapters/outbound/messaging/account-event-consumer";
import type { AccountCloudEvent } from "@/server/accounts/outbox/cloud-event";
import type { Queryable } from "@/server/accounts/outbox/transaction";
import type { ConductSignal } from "@/server/accounts/read-model/projections/conduct-signal";
import { type FoldedModel, readRows, SIGNAL_RECORDED, type StoredRow, wants, writeRows } from "./folded-row-store";
import { advancePosition, newestOf } from "./read-model-position";

/**
 * Keeps a folded read model: a batch of events is four statements, however many accounts it names. An event that a row
 * has counted already, by its place among its account's events, changes nothing: so a row may also come from a rebuild
 * that was ahead of the relay.
 */
export const createFoldedConsumer = <Row extends object>(
  model: FoldedModel<Row>,
  { now }: { readonly now: () => Date },
): AccountEventConsumer => ({
  name: model.name,
  types: new Set([SIGNAL_RECORDED]),
  wants: wants(model),
  handle: async (events, tx) => {
    await countEvents(tx, model, events);
    await advancePosition(tx, model.name, newestOf(events), now());
  },
});

async function countEvents<Row extends object>(
  tx: Queryable,
  model: FoldedModel<Row>,
  events: readonly AccountCloudEvent[],
): Promise<void> {
  const known = await readRows(tx, model, [...new Set(events.map(({ partitionkey }) => partitionkey))]);
  const signals = await readSignals(tx, events);
  const rows = new Map<string, StoredRow<Row>>(known);
  for (const event of [...events].sort(bySequence)) {
    const accountId = event.partitionkey;
    const stored = rows.get(accountId);
    if (stored && BigInt(event.sequence) <= BigInt(stored.seq)) continue;
    const before = stored?.row ?? model.empty;
    const signal = signals.get(String(event.data["signalId"]));
    const row = signal ? model.add(before, signal) : before;
    // An account of which nothing counts has no row.
    if (stored || row !== before) rows.set(accountId, { accountId, seq: event.sequence, row });
  }
  const changed = [...rows].flatMap(([id, row]) => (known.get(id) === row ? [] : [row]));
  await writeRows(tx, model, changed);
}

const bySequence = (a: AccountCloudEvent, b: AccountCloudEvent): number =>
  BigInt(a.sequence) < BigInt(b.sequence) ? -1 : 1;

type SignalRow = ConductSignal & { readonly id: string };

/** None of an account that is gone. By their place: the event's time is the moment of recording, which says in which month the fact is kept. */
async function readSignals(
  tx: Queryable,
  events: readonly AccountCloudEvent[],
): Promise<ReadonlyMap<string, ConductSignal>> {
  const { rows } = await tx.query<SignalRow>(
    `SELECT s.id, s.factor, s.good, s.bad, s.occurred_at AS "occurredAt", s.detail
       FROM unnest($1::uuid[], $2::timestamptz[]) AS e (id, recorded_at)
       JOIN trust_signal s ON s.recorded_at = e.recorded_at AND s.id = e.id
       JOIN account a ON a.id = s.account_id`,
    [events.map(({ data }) => data["signalId"]), events.map(({ time }) => time)],
  );
  return new Map(rows.map(({ id, ...signal }) => [id, signal]));
}
