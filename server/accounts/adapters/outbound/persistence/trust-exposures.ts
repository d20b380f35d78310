import type { ExposuresWanted } from "@/server/accounts/application/ports/outbound/trust-repository";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { moments, plain, texts } from "./array-text";
import type { Transaction } from "./transaction";

/**
 * The sums of `exposureOf` where the facts are: once for each event, however many factors it moved. An account that is
 * looked at often has hundreds of facts, and of most of them only this is asked.
 */
export async function exposuresOf(
  tx: Transaction,
  wanted: readonly ExposuresWanted[],
  limitEach: number,
): Promise<ReadonlyMap<AccountId, number>> {
  if (wanted.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ account_id: string; exposure: number }[]>`
    SELECT account_id, sum(amount)::float8 AS exposure
      FROM (
        SELECT w.account_id, max(round((s.detail->>'amountMinor')::numeric)) AS amount
          FROM unnest(${plain(wanted.map(({ accountId }) => accountId))}::uuid[],
                      ${moments(wanted.map(({ since }) => since))}::timestamptz[],
                      ${texts(wanted.map(({ currency }) => currency))}::text[]) AS w (account_id, since, currency)
         CROSS JOIN LATERAL (
           SELECT t.source, t.source_event_id, t.detail FROM trust_signal t
            WHERE t.account_id = w.account_id AND t.occurred_at >= w.since AND (t.bad > 0 OR t.good < 0)
            ORDER BY t.occurred_at DESC, t.id DESC LIMIT ${limitEach}) s
         WHERE coalesce(s.detail->>'currency', w.currency) = w.currency
           AND jsonb_typeof(s.detail->'amountMinor') = 'number'
         GROUP BY w.account_id, s.source, s.source_event_id) e
     WHERE amount > 0
     GROUP BY account_id`;
  const sums = new Map(rows.map((row) => [accountIdFrom(row.account_id), row.exposure]));
  return new Map(wanted.map(({ accountId }) => [accountId, sums.get(accountId) ?? 0]));
}
