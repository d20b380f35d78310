import { CHARGEBACK_MASS } from "@/server/accounts/application/dto/signal-words";
import { HOUSE_CURRENCY } from "@/server/accounts/read-model/projections/conduct-signal";
import { LOST_DISPUTE_MASS } from "@/server/accounts/read-model/projections/seller-reputation-projection";

/**
 * The folds over facts as the database makes them for many accounts at once, the same rows as the projections' one fact
 * at a time: a test draws histories and compares, and each rebuild compares with the live rows, which the projections
 * made. Where the two ever differ, the projection is right. `which` says of which accounts, over `account_id`.
 */
export type FoldSql = (which: string) => string;

/** Keeps what a step works out as it is: folded into the next one, it would be worked out anew at each mention. */
const ONCE = "OFFSET 0";

/** What may be an amount, and its currency, of the facts for which `isMoney` holds. */
const money = (isMoney: string): string => `
  CASE WHEN ${isMoney} AND jsonb_typeof(detail->'amountMinor') = 'number' THEN (detail->'amountMinor')::numeric END AS amount,
  CASE WHEN ${isMoney} AND jsonb_typeof(detail->'amountMinor') = 'number'
       THEN CASE jsonb_typeof(detail->'currency') WHEN 'string' THEN detail->>'currency' ELSE '${HOUSE_CURRENCY}' END
       END COLLATE "C" AS currency`;

/** Of whole minor units, as `addAmount` takes them; anything else is no money. */
const wholeAmount = `CASE WHEN abs(amount) <= ${Number.MAX_SAFE_INTEGER} AND trunc(amount) = amount THEN amount::bigint END`;

/** By its kind where the source says one, else by its weight. */
const isChargeback = `CASE jsonb_typeof(detail->'kind') WHEN 'string' THEN detail->>'kind' = 'CHARGEBACK'
                      ELSE abs(bad) >= ${CHARGEBACK_MASS} END`;
const bySeller = `coalesce(detail->>'by' = 'SELLER', false)`;

type Parts = {
  /** The facts that count, with `amount` and `currency`. */
  readonly facts: (which: string) => string;
  /** Aggregates over facts, by the name of their column. */
  readonly counts: Readonly<Record<string, string>>;
  readonly sums: Readonly<Record<string, string>>;
  readonly moments: Readonly<Record<string, string>>;
};

/** One row an account from its facts in one go where they are of one currency; for the few others by currency first. */
const folded =
  ({ facts, counts, sums, moments }: Parts): FoldSql =>
  (which) => {
    const all = { ...counts, ...sums, ...moments };
    const aggregates = Object.entries(all).map(([name, sql]) => `${sql} AS ${name}`);
    const from = (some: string) => `(SELECT f.*, ${wholeAmount} AS minor FROM (${facts(some)} ${ONCE}) f ${ONCE}) c`;
    const columns = (one: (name: string) => string, sum: (name: string) => string, moment: (name: string) => string) =>
      [...Object.keys(counts).map(one), ...Object.keys(sums).map(sum), ...Object.keys(moments).map(moment)].join(", ");
    const ofOne = columns(
      (name) => `coalesce(${name}, 0)::int AS ${name}`,
      (name) => `CASE WHEN ${name} IS NULL THEN '{}' ELSE jsonb_build_object(currency, ${name}::bigint) END AS ${name}`,
      (name) => name,
    );
    const ofSeveral = columns(
      (name) => `coalesce(sum(${name}), 0)::int`,
      (name) => `coalesce(jsonb_object_agg(currency, ${name}::bigint) FILTER (WHERE ${name} IS NOT NULL), '{}')`,
      (name) => `${name.startsWith("first") ? "min" : "max"}(${name})`,
    );
    return `
  WITH by_account AS MATERIALIZED (
    SELECT account_id, min(currency) AS currency, min(currency) <> max(currency) AS is_mixed, ${aggregates.join(", ")}
      FROM ${from(which)} GROUP BY account_id
  )
  SELECT account_id, ${ofOne} FROM by_account WHERE is_mixed IS NOT TRUE
  UNION ALL
  SELECT account_id, ${ofSeveral}
    FROM (SELECT account_id, currency, ${aggregates.join(", ")}
            FROM ${from("account_id = ANY(ARRAY(SELECT b.account_id FROM by_account b WHERE b.is_mixed))")}
           GROUP BY account_id, currency) by_currency
   GROUP BY account_id`;
  };

export const buyerActivityFold: FoldSql = folded({
  facts: (which) => `
    SELECT account_id, factor, good, bad, occurred_at, factor = 'completion' AND good <> 0 AS is_order,
           CASE WHEN factor = 'failures' AND bad <> 0 THEN ${isChargeback} END AS is_chargeback,
           ${money("((factor = 'completion' AND good <> 0) OR factor = 'refunds')")}
      FROM trust_signal
     WHERE ${which} AND (
           (factor = 'completion' AND (good <> 0 OR NOT ${bySeller})) OR (factor = 'refunds' AND bad <> 0)
           OR factor IN ('failures', 'couponAbuse'))`,
  counts: {
    orders_completed: "sum(sign(good)) FILTER (WHERE is_order)",
    orders_failed: "sum(sign(bad)) FILTER (WHERE factor = 'completion' AND NOT is_order)",
    refunds: "sum(sign(bad)) FILTER (WHERE factor = 'refunds')",
    payments_succeeded: "sum(sign(good)) FILTER (WHERE factor = 'failures' AND bad = 0)",
    payments_declined: "sum(sign(bad)) FILTER (WHERE NOT is_chargeback)",
    chargebacks: "sum(sign(bad)) FILTER (WHERE is_chargeback)",
    coupon_abuses: "sum(sign(bad)) FILTER (WHERE factor = 'couponAbuse')",
  },
  sums: {
    spent_minor: "sum(sign(good)::int * minor) FILTER (WHERE is_order)",
    refunded_minor: "sum(sign(bad)::int * minor) FILTER (WHERE factor = 'refunds')",
  },
  moments: {
    first_order_at: "min(occurred_at) FILTER (WHERE is_order)",
    last_order_at: "max(occurred_at) FILTER (WHERE is_order)",
  },
});

export const sellerReputationFold: FoldSql = folded({
  facts: (which) => `
    SELECT account_id, good, bad, occurred_at, is_sale, is_dispute, is_withdrawn, is_failed, is_review, is_lost, is_opened,
           ${money("is_opened")}
      FROM (SELECT account_id, good, bad, occurred_at, detail, factor = 'disputes' AND bad = 0 AS is_sale,
                   factor = 'disputes' AND bad > 0 AS is_dispute, factor = 'disputes' AND bad < 0 AS is_withdrawn,
                   factor = 'completion' AS is_failed,
                   factor = 'disputes' AND bad > 0 AND jsonb_typeof(detail->'reviewScore') = 'number' IS TRUE AS is_review,
                   factor = 'disputes' AND bad >= ${LOST_DISPUTE_MASS} AS is_lost,
                   factor = 'disputes' AND bad > 0 AND bad < ${LOST_DISPUTE_MASS}
                     AND (jsonb_typeof(detail->'reviewScore') = 'number') IS NOT TRUE AS is_opened
              FROM trust_signal
             WHERE ${which} AND (factor = 'disputes' OR (factor = 'completion' AND bad <> 0 AND ${bySeller}))) t`,
  counts: {
    undisputed_sales: "sum(sign(good)) FILTER (WHERE is_sale)",
    disputes_opened: "count(*) FILTER (WHERE is_opened)",
    disputes_lost: "count(*) FILTER (WHERE is_lost AND NOT is_review)",
    disputes_withdrawn: "count(*) FILTER (WHERE is_withdrawn)",
    bad_reviews: "count(*) FILTER (WHERE is_review)",
    orders_failed: "sum(sign(bad)) FILTER (WHERE is_failed)",
  },
  sums: { disputed_minor: "sum(minor)" },
  moments: {
    first_sale_at: "min(occurred_at) FILTER (WHERE is_sale)",
    last_sale_at: "max(occurred_at) FILTER (WHERE is_sale)",
    last_dispute_at: "max(occurred_at) FILTER (WHERE is_dispute)",
  },
});
