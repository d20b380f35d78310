import type { SignalFilterInput } from "@/server/accounts/application/ports/inbound/signal-query.schema";
import { FACTORS, FACTORS_OF_INPUT, type Factor, TRUST_INPUTS } from "@/server/accounts/domain/entities/trust-signal";

/** What the explorer reads by: a span of recording that is always bounded, and the rest of the filter. */
export type SignalFilter = {
  readonly from: Date;
  readonly to: Date;
  readonly factors: readonly Factor[];
  readonly accountId: string | null;
  readonly leaning: SignalFilterInput["leaning"];
  readonly source: string | null;
  readonly side: SignalFilterInput["side"];
};

export type SignalPosition = readonly [recordedAt: string, id: string];

export type Bind = (value: unknown) => string;

/** How far back a list looks that was not told. */
const USUAL_DAYS = 30;
export const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Null when the span runs backwards. */
export function signalFilter(input: SignalFilterInput, now: Date): SignalFilter | null {
  const to = input.to ?? now;
  const from = input.from ?? new Date(to.getTime() - USUAL_DAYS * 86_400_000);
  if (from > to) return null;
  const inputs = TRUST_INPUTS.filter((one) => input.inputs.includes(one));
  const { accountId, leaning, source, side } = input;
  return { from, to, factors: inputs.flatMap((one) => FACTORS_OF_INPUT[one]), accountId, leaning, source, side };
}

export const spanReversed = {
  code: "VALIDATION",
  fields: [{ field: "from", problem: "The beginning lies after the end." }],
} as const;

const columns = `g.id, g.account_id, g.factor, g.good, g.bad, g.occurred_at, g.recorded_at, g.source, g.source_event_id,
  g.detail`;

/**
 * The newest `cap` signals before a position, by an index in every case: of one account by its own, of some inputs each
 * through its own and merged, of all through the moment of recording. The rest of the filter is asked of these alone, so
 * that nothing scans further than it was told to.
 */
export function scanOf(filter: SignalFilter, after: SignalPosition | null, cap: string, bind: Bind): string {
  const [recordedAt, id] = after ?? [filter.to.toISOString(), LAST_ID];
  const span = `g.recorded_at >= ${bind(filter.from)} AND g.recorded_at <= ${bind(recordedAt)}::timestamptz
    AND (g.recorded_at, g.id) < (${bind(recordedAt)}::timestamptz, ${bind(id)}::uuid)`;
  const newest = `ORDER BY g.recorded_at DESC, g.id DESC LIMIT ${cap}`;
  if (filter.accountId !== null) {
    const ofFactors = filter.factors.length > 0 ? ` AND g.factor = ANY(${bind(filter.factors)}::text[])` : "";
    return `SELECT ${columns} FROM trust_signal g
      WHERE g.account_id = ${bind(filter.accountId)} AND ${span}${ofFactors} ${newest}`;
  }
  if (filter.factors.length === 0) return `SELECT ${columns} FROM trust_signal g WHERE ${span} ${newest}`;
  return `SELECT g.* FROM unnest(${bind(filter.factors)}::text[]) AS wanted (factor) CROSS JOIN LATERAL (
      SELECT ${columns} FROM trust_signal g WHERE g.factor = wanted.factor AND ${span} ${newest}) g ${newest}`;
}

/** What is asked of each signal that was scanned, of rows called `g`; empty when nothing is. */
export function restOf({ leaning, source, side }: SignalFilter, bind: Bind): readonly string[] {
  const sells = "g.account_id IN (SELECT s.account_id FROM seller_profile s)";
  return [
    ...(leaning === null ? [] : [LEANING[leaning]]),
    ...(source === null ? [] : [`g.source = ${bind(source)}`]),
    ...(side === null ? [] : [side === "SELLER" ? sells : `NOT ${sells}`]),
  ];
}

const LEANING = {
  RAISES: "(g.good > g.bad AND g.bad >= 0)",
  LOWERS: "(g.bad > g.good AND g.good >= 0)",
  WITHDRAWN: "(g.good < 0 OR g.bad < 0)",
} as const;

export const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;

/** The factors that a histogram counts, all of them when none was asked for. */
export const countedFactors = ({ factors }: SignalFilter): readonly Factor[] =>
  factors.length > 0 ? factors : FACTORS;
