import type { SignalBarDto, SignalHistogramDto } from "@/server/accounts/application/dto/signals-dto";
import type { SignalFilterInput } from "@/server/accounts/application/ports/inbound/signal-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import {
  type Factor,
  inputOf,
  isFactor,
  TRUST_INPUTS,
  type TrustInput,
} from "@/server/accounts/domain/entities/trust-signal";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { SignalQueryDeps } from "./list-signals";
import { readAlone } from "./read-pool";
import { refuseUnless } from "./reader";
import { restOf } from "./signal-conditions";
import {
  countedFactors,
  isOfAccounts,
  LAST_ID,
  type SignalFilter,
  scanOf,
  signalFilter,
  spanReversed,
} from "./signal-scan";

/** So many of each factor are counted, the newest: what lies before them is said to be left out. */
export const COUNTED_PER_FACTOR = 20_000;
/** Fewer where each account is asked for its devices, so that the answer still comes at once. */
const COUNTED_BY_DEVICE = 4_000;

const countedAtMost = ({ deviceReuse }: SignalFilter): number =>
  deviceReuse === null ? COUNTED_PER_FACTOR : COUNTED_BY_DEVICE;

/** Bars are as wide as one of these, the narrowest that gives at most `BARS_AT_MOST`. */
const WIDTHS_MINUTES = [
  15,
  60,
  3 * 60,
  6 * 60,
  24 * 60,
  7 * 24 * 60,
  30 * 24 * 60,
  90 * 24 * 60,
  365 * 24 * 60,
] as const;
const BARS_AT_MOST = 60;

/** How many signals of each input were recorded, in even steps of the span. */
export const getSignalHistogram =
  ({ pool, now }: SignalQueryDeps) =>
  async (input: SignalFilterInput, actor: StaffActor): Promise<Result<SignalHistogramDto>> => {
    const refused = refuseUnless(actor, "signal.read");
    if (refused) return refused;
    const filter = signalFilter(input, now());
    if (!filter) return refuse(spanReversed);
    const bucketMinutes = widthOf(filter);
    const { text, values } = histogram(filter, bucketMinutes);
    return await readAlone(pool, async (read) =>
      done(toHistogram(await read<Row>({ text }, values), filter, bucketMinutes)),
    );
  };

type Row = { readonly factor: string; readonly bucket: Date; readonly seen: number; readonly counted: number };

function widthOf({ from, to }: SignalFilter): number {
  const minutes = (to.getTime() - from.getTime()) / 60_000;
  return WIDTHS_MINUTES.find((width) => minutes / width <= BARS_AT_MOST) ?? 365 * 24 * 60;
}

/** Each factor through its own index, which alone is read where nothing else is asked. */
export function histogram(filter: SignalFilter, bucketMinutes: number) {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const rest = restOf(filter, bind);
  const counted = rest.length === 0 ? "count(*)" : `count(*) FILTER (WHERE ${rest.join(" AND ")})`;
  const bin = `date_bin(make_interval(mins => ${bind(bucketMinutes)}), g.recorded_at, ${bind(filter.from)})`;
  const scan = countedSignals(filter, rest.length === 0, bind);
  const scanned = rest.length === 0 ? "" : `WITH scanned AS MATERIALIZED (${scan}) `;
  const text = `${scanned}SELECT g.factor, ${bin} AS bucket, count(*)::int AS seen, ${counted}::int AS counted
    FROM ${rest.length === 0 ? `(${scan})` : "scanned"} g GROUP BY 1, 2 ORDER BY 2, 1`;
  return { text, values };
}

function countedSignals(filter: SignalFilter, isPlain: boolean, bind: (value: unknown) => string): string {
  const cap = bind(countedAtMost(filter));
  if (isOfAccounts(filter)) return scanOf(filter, null, cap, bind);
  const columns = isPlain
    ? "g.factor, g.recorded_at"
    : "g.factor, g.recorded_at, g.account_id, g.good, g.bad, g.source, g.source_event_id, g.detail";
  return `SELECT g.* FROM unnest(${bind(countedFactors(filter))}::text[]) AS wanted (factor) CROSS JOIN LATERAL (
    SELECT ${columns} FROM trust_signal g WHERE g.factor = wanted.factor
       AND g.recorded_at >= ${bind(filter.from)} AND (g.recorded_at, g.id) <= (${bind(filter.to)}::timestamptz, '${LAST_ID}'::uuid)
     ORDER BY g.recorded_at DESC, g.id DESC LIMIT ${cap}) g`;
}

function toHistogram(rows: readonly Row[], filter: SignalFilter, bucketMinutes: number): SignalHistogramDto {
  const { from, to } = filter;
  const bars = new Map<number, Partial<Record<TrustInput, number>>>();
  const seen = new Map<Factor, number>();
  for (const row of rows) {
    if (!isFactor(row.factor)) continue;
    const input = inputOf(row.factor);
    seen.set(row.factor, (seen.get(row.factor) ?? 0) + row.seen);
    const counts = bars.get(row.bucket.getTime()) ?? {};
    counts[input] = (counts[input] ?? 0) + row.counted;
    bars.set(row.bucket.getTime(), counts);
  }
  const width = bucketMinutes * 60_000;
  const steps = Math.max(1, Math.ceil((to.getTime() - from.getTime()) / width));
  const all = Array.from({ length: steps }, (_, step): SignalBarDto => {
    const at = from.getTime() + step * width;
    return { at: new Date(at), counts: bars.get(at) ?? {} };
  });
  const capped = [...seen].filter(([, count]) => count >= countedAtMost(filter)).map(([factor]) => inputOf(factor));
  return { from, to, bucketMinutes, bars: all, totals: totalsOf(all), truncated: [...new Set(capped)] };
}

function totalsOf(bars: readonly SignalBarDto[]): SignalHistogramDto["totals"] {
  const of = (input: TrustInput): number => bars.reduce((sum, { counts }) => sum + (counts[input] ?? 0), 0);
  const [orders, refunds, coupons, payments, devices, addresses, disputes] = TRUST_INPUTS.map(of);
  return {
    ORDER_SUCCESS: orders ?? 0,
    REFUNDS: refunds ?? 0,
    COUPON_ABUSE: coupons ?? 0,
    PAYMENT_FAILURES: payments ?? 0,
    DEVICE_CHANGES: devices ?? 0,
    IP_RISK: addresses ?? 0,
    SELLER_DISPUTES: disputes ?? 0,
  };
}
