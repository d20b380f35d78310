import { CHARGEBACK_MASS } from "@/server/accounts/application/dto/signal-words";
import { HOUSE_CURRENCY } from "@/server/accounts/read-model/projections/conduct-signal";
import { LOST_DISPUTE_MASS } from "@/server/accounts/read-model/projections/seller-reputation-projection";

/**
 * The folds over facts as the database makes them for many accounts at once, the same rows as the projections' one fact
 * at a time: a test draws histories and compares, and each rebuild compares with the live rows, which the projections
 * made. Where the two ever differ, the projection is right. `which` says of which accounts, over `account_id`.
 */
export type FoldSql = (which: string) => string;

/** Of whole minor units, as `addAmount` takes them; anything else is no money. */
const amount = `CASE WHEN jsonb_typeof(detail->'amountMinor') = 'number'
                     THEN CASE WHEN (detail->>'amountMinor')::numeric % 1 = 0
                                AND abs((detail->>'amountMinor')::numeric) <= ${Number.MAX_SAFE_INTEGER}
                               THEN (detail->>'amountMinor')::numeric END END`;
const currency = `CASE jsonb_typeof(detail->'currency') WHEN 'string' THEN detail->>'currency' ELSE '${HOUSE_CURRENCY}' END`;

/** By its kind where the source says one, else by its weight. */
const isChargeback = `CASE jsonb_typeof(detail->'kind') WHEN 'string' THEN detail->>'kind' = 'CHARGEBACK'
                      ELSE abs(bad) >= ${CHARGEBACK_MASS} END`;
const bySeller = `coalesce(detail->>'by' = 'SELLER', false)`;

const counted = (name: string): string => `coalesce(sum(${name}), 0)::int AS ${name}`;
const sums = (name: string): string =>
  `coalesce(jsonb_object_agg(currency, ${name}::bigint) FILTER (WHERE ${name} IS NOT NULL), '{}') AS ${name}`;

/** Facts by account and currency first, those without money by themselves; then one row an account. */
const folded = (facts: string, inner: readonly string[], outer: readonly string[]): string => `
  SELECT account_id, ${outer.join(", ")}
    FROM (SELECT account_id, currency, ${inner.join(", ")}
            FROM (SELECT f.*, CASE WHEN amount IS NOT NULL THEN ${currency} END AS currency FROM (${facts}) f) c
           GROUP BY account_id, currency) by_currency
   GROUP BY account_id`;

export const buyerActivityFold: FoldSql = (which) =>
  folded(
    `SELECT account_id, factor, good, bad, occurred_at, detail,
            factor = 'completion' AND good <> 0 AS is_order,
            CASE WHEN factor = 'failures' AND bad <> 0 THEN ${isChargeback} END AS is_chargeback,
            CASE WHEN (factor = 'completion' AND good <> 0) OR factor = 'refunds' THEN ${amount} END AS amount
       FROM trust_signal
      WHERE ${which} AND (
            (factor = 'completion' AND (good <> 0 OR NOT ${bySeller})) OR (factor = 'refunds' AND bad <> 0)
            OR factor IN ('failures', 'couponAbuse'))`,
    [
      "sum(sign(good)) FILTER (WHERE is_order) AS orders_completed",
      "sum(sign(bad)) FILTER (WHERE factor = 'completion' AND NOT is_order) AS orders_failed",
      "sum(sign(bad)) FILTER (WHERE factor = 'refunds') AS refunds",
      "sum(sign(good)) FILTER (WHERE factor = 'failures' AND bad = 0) AS payments_succeeded",
      "sum(sign(bad)) FILTER (WHERE NOT is_chargeback) AS payments_declined",
      "sum(sign(bad)) FILTER (WHERE is_chargeback) AS chargebacks",
      "sum(sign(bad)) FILTER (WHERE factor = 'couponAbuse') AS coupon_abuses",
      "sum(sign(good)::int * amount) FILTER (WHERE is_order) AS spent_minor",
      "sum(sign(bad)::int * amount) FILTER (WHERE factor = 'refunds') AS refunded_minor",
      "min(occurred_at) FILTER (WHERE is_order) AS first_order_at",
      "max(occurred_at) FILTER (WHERE is_order) AS last_order_at",
    ],
    [
      ...["orders_completed", "orders_failed", "refunds", "payments_succeeded", "payments_declined"].map(counted),
      ...["chargebacks", "coupon_abuses"].map(counted),
      ...["spent_minor", "refunded_minor"].map(sums),
      "min(first_order_at) AS first_order_at",
      "max(last_order_at) AS last_order_at",
    ],
  );

export const sellerReputationFold: FoldSql = (which) =>
  folded(
    `SELECT f.*, CASE WHEN is_opened THEN ${amount} END AS amount
       FROM (SELECT account_id, good, bad, occurred_at, detail, factor = 'disputes' AND bad = 0 AS is_sale,
                    factor = 'disputes' AND bad > 0 AS is_dispute, factor = 'disputes' AND bad < 0 AS is_withdrawn,
                    factor = 'completion' AS is_failed,
                    factor = 'disputes' AND bad > 0 AND jsonb_typeof(detail->'reviewScore') = 'number' IS TRUE AS is_review,
                    factor = 'disputes' AND bad >= ${LOST_DISPUTE_MASS} AS is_lost,
                    factor = 'disputes' AND bad > 0 AND bad < ${LOST_DISPUTE_MASS}
                      AND (jsonb_typeof(detail->'reviewScore') = 'number') IS NOT TRUE AS is_opened
               FROM trust_signal
              WHERE ${which} AND (factor = 'disputes' OR (factor = 'completion' AND bad <> 0 AND ${bySeller}))) f`,
    [
      "sum(sign(good)) FILTER (WHERE is_sale) AS undisputed_sales",
      "count(*) FILTER (WHERE is_opened) AS disputes_opened",
      "count(*) FILTER (WHERE is_lost AND NOT is_review) AS disputes_lost",
      "count(*) FILTER (WHERE is_withdrawn) AS disputes_withdrawn",
      "count(*) FILTER (WHERE is_review) AS bad_reviews",
      "sum(sign(bad)) FILTER (WHERE is_failed) AS orders_failed",
      "sum(amount) AS disputed_minor",
      "min(occurred_at) FILTER (WHERE is_sale) AS first_sale_at",
      "max(occurred_at) FILTER (WHERE is_sale) AS last_sale_at",
      "max(occurred_at) FILTER (WHERE is_dispute) AS last_dispute_at",
    ],
    [
      ...["undisputed_sales", "disputes_opened", "disputes_lost", "disputes_withdrawn"].map(counted),
      ...["bad_reviews", "orders_failed"].map(counted),
      sums("disputed_minor"),
      "min(first_sale_at) AS first_sale_at",
      "max(last_sale_at) AS last_sale_at",
      "max(last_dispute_at) AS last_dispute_at",
    ],
  );
