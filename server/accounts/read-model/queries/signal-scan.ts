import type { SignalFilterInput } from "@/server/accounts/application/ports/inbound/signal-query.schema";
import { FACTORS, FACTORS_OF_INPUT, type Factor, TRUST_INPUTS } from "@/server/accounts/domain/entities/trust-signal";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";

/** What the explorer reads by: a span of recording that is always bounded, and the rest of the filter. */
export type SignalFilter = {
  readonly from: Date;
  readonly to: Date;
  readonly factors: readonly Factor[];
  readonly accountId: string | null;
  readonly leaning: SignalFilterInput["leaning"];
  readonly source: string | null;
  readonly side: SignalFilterInput["side"];
  readonly severity: SignalFilterInput["severity"];
  readonly deviceReuse: number | null;
  readonly ipClass: SignalFilterInput["ipClass"];
  readonly of: SignalFilterInput["of"];
};

export type SignalPosition = readonly [recordedAt: string, id: string];

export type Bind = (value: unknown) => string;

/** How far back a list looks that was not told. */
const USUAL_DAYS = 30;
export const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Null when the span runs backwards. */
export function signalFilter(input: SignalFilterInput, now: Date): SignalFilter | null {
  const to = input.to ?? now;
  const from = input.from ?? new Date(to.getTime() - USUAL_DAYS * DAY_MS);
  if (from > to) return null;
  const { accountId, leaning, source, side, severity, deviceReuse, ipClass, of } = input;
  return { from, to, factors: factorsOf(input), accountId, leaning, source, side, severity, deviceReuse, ipClass, of };
}

/** Only sightings have a class of address: no other factor is read for one. */
function factorsOf({ inputs, ipClass }: SignalFilterInput): readonly Factor[] {
  const chosen = TRUST_INPUTS.filter((one) => inputs.includes(one)).flatMap((one) => FACTORS_OF_INPUT[one]);
  const mayBeSighting = chosen.length === 0 || chosen.includes("ipReputation");
  return ipClass !== null && mayBeSighting ? ["ipReputation"] : chosen;
}

export const spanReversed = {
  code: "VALIDATION",
  fields: [{ field: "from", problem: "The beginning lies after the end." }],
} as const;

const columns = `g.id, g.account_id, g.factor, g.good, g.bad, g.occurred_at, g.recorded_at, g.source, g.source_event_id,
  g.detail`;

/**
 * The newest `cap` signals before a position, by an index in every case: of one account by its own, of a thing through
 * those of its accounts, of some inputs each through its own and merged, of all through the moment of recording. The rest of the filter is asked of these alone, so
 * that nothing scans further than it was told to.
 */
export function scanOf(filter: SignalFilter, after: SignalPosition | null, cap: string, bind: Bind): string {
  const [recordedAt, id] = after ?? [filter.to.toISOString(), LAST_ID];
  const span = `g.recorded_at >= ${bind(filter.from)} AND g.recorded_at <= ${bind(recordedAt)}::timestamptz
    AND (g.recorded_at, g.id) < (${bind(recordedAt)}::timestamptz, ${bind(id)}::uuid)`;
  const newest = `ORDER BY g.recorded_at DESC, g.id DESC LIMIT ${cap}`;
  const ofFactors = () => (filter.factors.length > 0 ? ` AND g.factor = ANY(${bind(filter.factors)}::text[])` : "");
  const holders = holdersOf(filter, bind);
  if (holders) {
    return `SELECT g.* FROM (${holders}) holder CROSS JOIN LATERAL (
      SELECT ${columns} FROM trust_signal g WHERE g.account_id = holder.account_id AND ${span}${ofFactors()} ${newest}) g ${newest}`;
  }
  if (filter.accountId !== null) {
    return `SELECT ${columns} FROM trust_signal g
      WHERE g.account_id = ${bind(filter.accountId)} AND ${span}${ofFactors()} ${newest}`;
  }
  if (filter.factors.length === 0) return `SELECT ${columns} FROM trust_signal g WHERE ${span} ${newest}`;
  return `SELECT g.* FROM unnest(${bind(filter.factors)}::text[]) AS wanted (factor) CROSS JOIN LATERAL (
      SELECT ${columns} FROM trust_signal g WHERE g.factor = wanted.factor AND ${span} ${newest}) g ${newest}`;
}

/** A thing of more accounts than this links nobody: the first of them stand for all. */
const HOLDERS_AT_MOST = 50;

/** The accounts that were seen with a device, an instrument or an address; null where the filter names none. */
function holdersOf({ of, accountId }: SignalFilter, bind: Bind): string | null {
  if (of === null || of.thing === "coupon" || of.thing === "order") return null;
  const table = of.thing === "ip" ? "shop_address_account" : "shop_thing_account";
  const alone = accountId === null ? "" : ` AND x.account_id = ${bind(accountId)}`;
  return `SELECT x.account_id FROM ${table} x WHERE x.hash = decode(${bind(hexOf(of.key))}, 'hex')${alone} LIMIT ${HOLDERS_AT_MOST}`;
}

/** What is no name of a thing names nothing. */
const hexOf = (key: string): string => (/^(?:[0-9a-f]{2}){1,64}$/.test(key) ? key : "00");

/** By its accounts a scan needs no list of factors. */
export const isOfAccounts = ({ accountId, of }: SignalFilter): boolean =>
  accountId !== null || (of !== null && of.thing !== "coupon" && of.thing !== "order");

/** The factors that a histogram counts, all of them when none was asked for. */
export const countedFactors = ({ factors }: SignalFilter): readonly Factor[] =>
  factors.length > 0 ? factors : FACTORS;
