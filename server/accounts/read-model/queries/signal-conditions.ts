import { CHARGEBACK_MASS } from "@/server/accounts/application/dto/signal-words";
import type { SignalFilterInput } from "@/server/accounts/application/ports/inbound/signal-query.schema";
import { addressClassPolicy } from "@/server/accounts/domain/policies/address-class-policy";
import { cameIn } from "./link-rows";
import type { Bind, SignalFilter } from "./signal-scan";

/** What is asked of each signal that was scanned, of rows called `g` out of `scanned`; empty when nothing is. */
export function restOf(filter: SignalFilter, bind: Bind): readonly string[] {
  const { leaning, source, side, severity, deviceReuse, ipClass, of } = filter;
  const sells = "g.account_id IN (SELECT s.account_id FROM seller_profile s)";
  return [
    ...(leaning === null ? [] : [LEANING[leaning]]),
    ...(source === null ? [] : [sourceIs(bind(source))]),
    ...(side === null ? [] : [side === "SELLER" ? sells : `NOT ${sells}`]),
    ...(severity === null ? [] : [SEVERITY[severity]]),
    ...(ipClass === null ? [] : [`(${IS_SIGHTING} AND ${IP_CLASS[ipClass]})`]),
    ...(deviceReuse === null ? [] : [onReusedDevice(bind(deviceReuse))]),
    ...(of?.thing === "coupon" ? [`g.detail ->> 'couponCode' = ${bind(of.key)}`] : []),
    ...(of?.thing === "order" ? [`g.detail ->> 'orderId' = ${bind(of.key)}`] : []),
  ];
}

const LEANING: Readonly<Record<NonNullable<SignalFilterInput["leaning"]>, string>> = {
  RAISES: "(g.good > g.bad AND g.bad >= 0)",
  LOWERS: "(g.bad > g.good AND g.good >= 0)",
  WITHDRAWN: "(g.good < 0 OR g.bad < 0)",
};

/** A system by its name, or one event by the id that its system gave it. */
const sourceIs = (bound: string): string => `(g.source = ${bound} OR g.source_event_id = ${bound})`;

const SEVERITY: Readonly<Record<NonNullable<SignalFilterInput["severity"]>, string>> = {
  SLIGHT: "(g.bad > 0 AND g.bad < 1)",
  SERIOUS: `(g.bad >= 1 AND g.bad < ${CHARGEBACK_MASS})`,
  SEVERE: `g.bad >= ${CHARGEBACK_MASS}`,
};

/** Failed sign-ins weigh on an account's addresses, but name none. */
const IS_SIGHTING = "g.factor = 'ipReputation' AND (g.detail ->> 'kind') IS DISTINCT FROM 'FAILED_SIGN_INS'";

/** Masses are sums of fractions: a share that is a hair below its bound has reached it. */
const HAIR = 1e-9;
const shareFrom = (share: number): string => `abs(g.bad) >= ${share - HAIR} * (abs(g.good) + abs(g.bad))`;
const between = (from: number, below: number): string => `${shareFrom(from)} AND NOT ${shareFrom(below)}`;

const { sharedFrom, anonymiserFrom, listedFrom } = addressClassPolicy;

const IP_CLASS: Readonly<Record<NonNullable<SignalFilterInput["ipClass"]>, string>> = {
  ORDINARY: `NOT ${shareFrom(sharedFrom)}`,
  SHARED: between(sharedFrom, anonymiserFrom),
  ANONYMISER: between(anonymiserFrom, listedFrom),
  LISTED: shareFrom(listedFrom),
};

/** Of an account's devices the newest are looked at; of each no more accounts than are asked for. */
const DEVICES_AT_MOST = 100;

/** Asked once of each account that was scanned, whatever the number of its signals. */
function onReusedDevice(least: string): string {
  const isReused = (table: string, key: string, also: string) =>
    `(SELECT count(*) FROM (SELECT FROM ${table} o WHERE o.${key} = t.${key}${also} LIMIT ${least}) few) >= ${least}`;
  return `g.account_id IN (SELECT a.account_id FROM (SELECT DISTINCT account_id FROM scanned) a
    WHERE EXISTS (SELECT FROM (SELECT hash FROM shop_thing_account s WHERE s.account_id = a.account_id AND s.kind = 'DEVICE'
             ORDER BY s.first_seen_at DESC LIMIT ${DEVICES_AT_MOST}) t WHERE ${isReused("shop_thing_account", "hash", "")})
       OR EXISTS (SELECT FROM (SELECT d.token_hash FROM device d WHERE d.account_id = a.account_id AND ${cameIn("d")}
             ORDER BY d.last_seen_at DESC LIMIT ${DEVICES_AT_MOST}) t
            WHERE ${isReused("device", "token_hash", ` AND ${cameIn("o")}`)}))`;
}

export const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
