import { type Factor, isFactor, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { ReadRows, Statement } from "./read-pool";

/** `isWhole`: there are no others. */
export type StoredSignals = { readonly signals: readonly TrustSignal[]; readonly isWhole: boolean };

/** What a screen reads of one account at most. */
export const SIGNALS_AT_MOST = 5_000;

export type SignalRow = {
  readonly id: string;
  readonly account_id: string;
  readonly factor: string;
  readonly good: number;
  readonly bad: number;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly source: string;
  readonly source_event_id: string;
  readonly detail: TrustSignal["detail"] | null;
};

/** Nothing sealed: the private parts of a detail stay where they are. */
export const signalColumns =
  "g.id, g.account_id, g.factor, g.good, g.bad, g.occurred_at, g.recorded_at, g.source, g.source_event_id, g.detail";

const newest: Statement = {
  name: "newest-signals",
  text: `SELECT ${signalColumns} FROM trust_signal g WHERE g.account_id = $1
          ORDER BY g.occurred_at DESC, g.id DESC LIMIT $2`,
};

const arrivedSince: Statement = {
  name: "signals-arrived-since",
  text: `SELECT ${signalColumns} FROM trust_signal g WHERE g.account_id = $1 AND g.recorded_at > $2
          ORDER BY g.recorded_at DESC, g.id DESC LIMIT $3`,
};

/** The account's newest signals, oldest first. */
export async function readNewestSignals(
  read: ReadRows,
  accountId: string,
  most = SIGNALS_AT_MOST,
): Promise<StoredSignals> {
  return wholeOrNot(await read<SignalRow>(newest, [accountId, most + 1]), most);
}

/** What was recorded after a moment, oldest first. */
export async function readSignalsSince(read: ReadRows, accountId: string, since: Date): Promise<StoredSignals> {
  const rows = await read<SignalRow>(arrivedSince, [accountId, since, SIGNALS_AT_MOST + 1]);
  return wholeOrNot(rows, SIGNALS_AT_MOST);
}

function wholeOrNot(rows: readonly SignalRow[], most: number): StoredSignals {
  const signals = rows.slice(0, most).reverse().map(toSignal);
  return { signals, isWhole: rows.length <= most };
}

export const toSignal = (row: SignalRow): TrustSignal => ({
  id: row.id,
  accountId: accountIdFrom(row.account_id),
  factor: factorOf(row.factor),
  good: row.good,
  bad: row.bad,
  occurredAt: row.occurred_at,
  recordedAt: row.recorded_at,
  source: row.source,
  sourceEventId: row.source_event_id,
  detail: row.detail ?? {},
});

function factorOf(text: string): Factor {
  if (!isFactor(text)) throw new Error(`Unknown factor in the database: ${text}`);
  return text;
}
