import type { SignalPageDto } from "@/server/accounts/application/dto/signals-dto";
import type { ListSignalsInput } from "@/server/accounts/application/ports/inbound/signal-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { pageCursors } from "./page-cursor";
import type { PolicySource } from "./policy-source";
import { type ReadPool, type ReadRows, readTogether } from "./read-pool";
import { readerOf, refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";
import { restOf, whereOf } from "./signal-conditions";
import { toSignalRows } from "./signal-rows";
import { type SignalFilter, type SignalPosition, scanOf, signalFilter, spanReversed } from "./signal-scan";
import { type SignalRow, toSignal } from "./stored-signals";

export type SignalQueryDeps = {
  readonly pool: ReadPool;
  readonly now: Clock;
  readonly sealer: Sealer;
  readonly policies: PolicySource;
};

/** How many signals one page looks through for those that match; the next goes on from there. */
export const SCANNED_AT_MOST = 5_000;
/** What a group names is looked for as far back as groups are made. */
export const SCANNED_FOR_THING = 20_000;

type Place = readonly [...SignalPosition, from: string, to: string];

/** Signals of all accounts, newest recording first. Refuses VALIDATION for a foreign cursor or a span that runs backwards. */
export const listSignals =
  ({ pool, now, sealer, policies }: SignalQueryDeps) =>
  async (input: ListSignalsInput, actor: StaffActor): Promise<Result<SignalPageDto>> => {
    const refused = refuseUnless(actor, "signal.read");
    if (refused) return refused;
    const reader = readerOf(actor);
    const asked = { ...input, cursor: null, limit: 0, direction: null };
    const cursors = pageCursors<Place>(sealer, "signals", [reader.accountId, asked]);
    const after = cursors.open(input.cursor);
    if (!after.ok) return after;
    const moment = { at: now(), policies: await policies.inForce() };
    const [recordedAt, id, from, to] = after.value ?? [];
    // A later page keeps the span of the first, whatever the clock says by then.
    const span = from && to ? { from: new Date(from), to: new Date(to) } : {};
    const filter = signalFilter({ ...input, ...span }, moment.at);
    if (!filter) return refuse(spanReversed);
    return await readTogether(pool, async (read) => {
      const position: SignalPosition | null = recordedAt && id ? [recordedAt, id] : null;
      const { rows, next, searchedTo } = await readPage(read, filter, position, input.limit);
      return done({
        rows: await toSignalRows(read, rows.map(toSignal), reader, moment),
        nextCursor: next && cursors.seal([...next, filter.from.toISOString(), filter.to.toISOString()]),
        searchedTo,
        from: filter.from,
        to: filter.to,
      });
    });
  };

type ScannedRow = SignalRow & { readonly seen: number; readonly edge_at: Date | null; readonly edge_id: string | null };

async function readPage(read: ReadRows, filter: SignalFilter, after: SignalPosition | null, limit: number) {
  const { text, values, cap } = signalPage(filter, after, limit);
  const found = await read<ScannedRow>({ text }, values);
  const matched = found.filter(({ id }) => id !== null);
  const rows = matched.slice(0, limit);
  const last = matched.length > limit ? rows.at(-1) : undefined;
  if (last) return { rows, next: positionOf(last.recorded_at, last.id), searchedTo: null };
  const [edge] = found;
  if (cap > limit + 1 && edge && edge.seen === cap && edge.edge_at && edge.edge_id) {
    return { rows, next: positionOf(edge.edge_at, edge.edge_id), searchedTo: edge.edge_at };
  }
  return { rows, next: null, searchedTo: null };
}

const positionOf = (at: Date, id: string): SignalPosition => [at.toISOString(), id];

/** The page, and how far it looked; without further conditions it looks no further than the page is long. */
export function signalPage(filter: SignalFilter, after: SignalPosition | null, limit: number) {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const rest = restOf(filter, bind);
  const cap = rest.length === 0 ? limit + 1 : filter.of ? SCANNED_FOR_THING : SCANNED_AT_MOST;
  const text = `WITH scanned AS MATERIALIZED (${scanOf(filter, after, bind(cap), bind)}),
    found AS (SELECT g.* FROM scanned g ${whereOf(rest)} ORDER BY g.recorded_at DESC, g.id DESC LIMIT ${bind(limit + 1)}),
    edge AS (SELECT count(*)::int AS seen, min(recorded_at) AS edge_at,
      (SELECT id FROM scanned ORDER BY recorded_at, id LIMIT 1) AS edge_id FROM scanned)
    SELECT f.*, e.seen, e.edge_at, e.edge_id FROM edge e LEFT JOIN found f ON true
     ORDER BY f.recorded_at DESC, f.id DESC`;
  return { text, values, cap };
}
