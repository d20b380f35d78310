import type { SignalsByAccount, SignalsWanted } from "@/server/accounts/application/ports/outbound/trust-repository";
import type { Factor, TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import { moments, plain, texts } from "./array-text";
import { hexOf } from "./hex-of";
import { toTrustSignal } from "./mappers/trust-mapper";
import type { TrustSignalRow } from "./models/trust-signal-model";
import { sealSome } from "./seal-some";
import { joinDetail, type SignalDetail, splitDetail } from "./signal-detail";
import type { Transaction } from "./transaction";
import type { UnitParts } from "./unit-parts";

/** Reads what was sealed for accounts; null where the key is gone. In the order given. */
export type OpenDetails = (
  sealed: readonly { readonly owner: AccountId; readonly bytes: Uint8Array }[],
) => Promise<readonly (SignalDetail | null)[]>;

/** Keys are taken in one order for everybody: whoever finds a key taken drops the fact. */
export async function insertNewSignals(
  { tx, held, changes }: UnitParts,
  sealer: PersonalDataSealer,
  signals: readonly TrustSignal[],
): Promise<readonly TrustSignal[]> {
  if (signals.length === 0) return [];
  held.mustHold(signals.map((signal) => signal.accountId));
  const first = [...new Map([...signals].reverse().map((signal) => [keyOf(signal), signal])).values()].reverse();
  const repeated = await writeFresh(tx, sealer, first);
  const fresh = first.filter((_, place) => !repeated.has(place));
  for (const { accountId, factor, source, sourceEventId } of fresh) {
    changes.record(accountId, [{ field: `signal ${factor}`, before: null, after: `${source} ${sourceEventId}` }]);
  }
  return fresh;
}

const keyOf = (key: { source: string; sourceEventId: string; accountId: string; factor: string }): string =>
  JSON.stringify([key.source, key.sourceEventId, key.accountId, key.factor]);

/** Keys and the facts that found theirs free, in one statement; answers the places of those that did not. */
async function writeFresh(
  tx: Transaction,
  sealer: PersonalDataSealer,
  signals: readonly TrustSignal[],
): Promise<ReadonlySet<number>> {
  const details = signals.map((signal) => splitDetail(signal.detail));
  const sealed = await sealSome(
    sealer,
    signals.map(({ accountId }, index) => ({ owner: accountId, value: details[index]?.secret ?? null })),
  );
  const rows = await tx.$queryRaw<{ place: number }[]>`
    WITH s AS MATERIALIZED (
      SELECT * FROM unnest(
        ${plain(signals.map((signal) => signal.id))}::uuid[],
        ${plain(signals.map((signal) => signal.accountId))}::uuid[],
        ${texts(signals.map((signal) => signal.factor))}::text[],
        ${plain(signals.map((signal) => signal.good))}::float8[],
        ${plain(signals.map((signal) => signal.bad))}::float8[],
        ${moments(signals.map((signal) => signal.occurredAt))}::timestamptz[],
        ${moments(signals.map((signal) => signal.recordedAt))}::timestamptz[],
        ${texts(signals.map((signal) => signal.source))}::text[],
        ${texts(signals.map((signal) => signal.sourceEventId))}::text[],
        ${texts(details.map((detail) => JSON.stringify(detail.open)))}::jsonb[],
        ${texts(sealed.map(hexOf))}::text[]) WITH ORDINALITY
        AS s (id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail, sealed_detail,
              place)
    ), taken AS (
      INSERT INTO signal_key (source, source_event_id, account_id, factor)
      SELECT source, source_event_id, account_id, factor FROM s ORDER BY 1, 2, 3, 4
      ON CONFLICT DO NOTHING
      RETURNING source, source_event_id, account_id, factor
    ), written AS (
      INSERT INTO trust_signal (id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id,
                                detail, sealed_detail)
      SELECT id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail,
             decode(sealed_detail, 'hex')
        FROM s JOIN taken USING (source, source_event_id, account_id, factor)
      RETURNING id
    )
    SELECT (place - 1)::int AS place FROM s WHERE id NOT IN (SELECT id FROM written)`;
  return new Set(rows.map(({ place }) => place));
}

/** Before anything was recorded. */
const ALL = new Date(0);

export async function listSignalsOfMany(
  tx: Transaction,
  open: OpenDetails,
  wanted: readonly SignalsWanted[],
  limitEach: number,
): Promise<SignalsByAccount> {
  if (wanted.length === 0) return new Map();
  const rows = await tx.$queryRaw<TrustSignalRow[]>`
    SELECT s.id, s.account_id, s.factor, s.good, s.bad, s.occurred_at, s.recorded_at, s.source, s.source_event_id,
           s.detail, s.sealed_detail
      FROM unnest(${plain(wanted.map(({ accountId }) => accountId))}::uuid[],
                  ${moments(wanted.map(({ since }) => since))}::timestamptz[],
                  ${moments(wanted.map(({ goodAfter }) => (goodAfter === undefined ? ALL : goodAfter)))}::timestamptz[])
        AS w (account_id, since, good_after)
     CROSS JOIN LATERAL (
       SELECT * FROM trust_signal t
        WHERE t.account_id = w.account_id AND t.occurred_at >= w.since
          AND (t.bad > 0 OR t.good < 0 OR t.recorded_at > w.good_after)
        ORDER BY t.occurred_at DESC, t.id DESC LIMIT ${limitEach}) s
     ORDER BY s.account_id, s.occurred_at, s.id`;
  return await openedByAccount(open, rows);
}

export async function listSignalsOfFactor(
  tx: Transaction,
  open: OpenDetails,
  accountIds: readonly AccountId[],
  factor: Factor,
): Promise<SignalsByAccount> {
  if (accountIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<TrustSignalRow[]>`
    SELECT id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail, sealed_detail
      FROM trust_signal WHERE account_id = ANY(${plain(accountIds)}::uuid[]) AND factor = ${factor}
     ORDER BY account_id, occurred_at, id`;
  return await openedByAccount(open, rows);
}

export async function findSignal(
  tx: Transaction,
  open: OpenDetails,
  { accountId, id, recordedAt }: { readonly accountId: AccountId; readonly id: string; readonly recordedAt: Date },
): Promise<TrustSignal | null> {
  const rows = await tx.$queryRaw<TrustSignalRow[]>`
    SELECT id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail, sealed_detail
      FROM trust_signal
     WHERE recorded_at = ${recordedAt}::timestamptz AND id = ${id}::uuid AND account_id = ${accountId}::uuid`;
  return (await openedByAccount(open, rows)).get(accountId)?.[0] ?? null;
}

async function openedByAccount(open: OpenDetails, rows: readonly TrustSignalRow[]): Promise<SignalsByAccount> {
  const sealed = rows.flatMap((row) =>
    row.sealed_detail ? [{ owner: accountIdFrom(row.account_id), bytes: row.sealed_detail }] : [],
  );
  const secrets = (await open(sealed)).values();
  const byAccount = new Map<AccountId, TrustSignal[]>();
  for (const row of rows) {
    const secret = row.sealed_detail ? (secrets.next().value ?? null) : null;
    const signal = toTrustSignal(row, joinDetail(row.detail, secret));
    const group = byAccount.get(signal.accountId);
    if (group) group.push(signal);
    else byAccount.set(signal.accountId, [signal]);
  }
  return byAccount;
}
