import type { SignalsByAccount, SignalsWanted } from "@/server/accounts/application/ports/outbound/trust-repository";
import type { Factor, TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import { moments, plain, texts } from "./array-text";
import { hexOf } from "./hex-of";
import { toTrustSignal } from "./mappers/trust-mapper";
import type { TrustSignalRow } from "./models/trust-signal-model";
import { joinDetail, type SignalDetail, splitDetail } from "./signal-detail";
import type { Transaction } from "./transaction";
import type { UnitParts } from "./unit-parts";

/** Reads what was sealed for accounts; null where the key is gone. In the order given. */
export type OpenDetails = (
  sealed: readonly { readonly owner: AccountId; readonly bytes: Uint8Array }[],
) => Promise<readonly (SignalDetail | null)[]>;

/** Takes the keys first, in one order for everybody: whoever finds a key taken drops the fact. */
export async function insertNewSignals(
  { tx, held, changes }: UnitParts,
  sealer: PersonalDataSealer,
  signals: readonly TrustSignal[],
): Promise<readonly TrustSignal[]> {
  if (signals.length === 0) return [];
  held.mustHold(signals.map((signal) => signal.accountId));
  const first = [...new Map([...signals].reverse().map((signal) => [keyOf(signal), signal])).values()].reverse();
  const taken = await takeKeys(tx, first);
  const fresh = first.filter((signal) => taken.has(keyOf(signal)));
  if (fresh.length > 0) await writeSignals(tx, sealer, fresh);
  for (const { accountId, factor, source, sourceEventId } of fresh) {
    changes.record(accountId, [{ field: `signal ${factor}`, before: null, after: `${source} ${sourceEventId}` }]);
  }
  return fresh;
}

async function takeKeys(tx: Transaction, signals: readonly TrustSignal[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ source: string; sourceEventId: string; accountId: string; factor: string }[]>`
    INSERT INTO signal_key (source, source_event_id, account_id, factor)
    SELECT source, source_event_id, account_id, factor FROM unnest(
      ${texts(signals.map((signal) => signal.source))}::text[],
      ${texts(signals.map((signal) => signal.sourceEventId))}::text[],
      ${plain(signals.map((signal) => signal.accountId))}::uuid[],
      ${texts(signals.map((signal) => signal.factor))}::text[]) AS k (source, source_event_id, account_id, factor)
     ORDER BY 1, 2, 3, 4
    ON CONFLICT DO NOTHING
    RETURNING source, source_event_id AS "sourceEventId", account_id AS "accountId", factor`;
  return new Set(rows.map(keyOf));
}

const keyOf = (key: { source: string; sourceEventId: string; accountId: string; factor: string }): string =>
  JSON.stringify([key.source, key.sourceEventId, key.accountId, key.factor]);

async function writeSignals(tx: Transaction, sealer: PersonalDataSealer, signals: readonly TrustSignal[]) {
  const details = signals.map((signal) => splitDetail(signal.detail));
  const sealed = await sealSecrets(
    sealer,
    signals.map(({ accountId }, index) => ({ owner: accountId, value: details[index]?.secret ?? null })),
  );
  await tx.$executeRaw`
    INSERT INTO trust_signal (id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id,
                              detail, sealed_detail)
    SELECT id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail,
           decode(sealed_detail, 'hex')
      FROM unnest(
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
      ${texts(sealed.map(hexOf))}::text[])
      AS s (id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail, sealed_detail)`;
}

/** Only what has a secret part costs a key. */
async function sealSecrets(
  sealer: PersonalDataSealer,
  parts: readonly { readonly owner: AccountId; readonly value: SignalDetail | null }[],
): Promise<readonly (Uint8Array<ArrayBuffer> | null)[]> {
  const secrets = parts.flatMap(({ owner, value }) => (value ? [{ owner, value }] : []));
  const sealed = (secrets.length === 0 ? [] : await sealer.sealMany(secrets)).values();
  return parts.map(({ value }) => (value ? (sealed.next().value ?? null) : null));
}

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
      FROM unnest(${wanted.map(({ accountId }) => accountId)}::uuid[],
                  ${wanted.map(({ since }) => since)}::timestamptz[]) AS w (account_id, since)
     CROSS JOIN LATERAL (
       SELECT * FROM trust_signal t WHERE t.account_id = w.account_id AND t.occurred_at >= w.since
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
