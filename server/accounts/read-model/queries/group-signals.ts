import type { SignalGroup, SignalGroupRowDto, SignalGroupsDto } from "@/server/accounts/application/dto/signals-dto";
import type { GroupSignalsInput } from "@/server/accounts/application/ports/inbound/signal-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import { readAccountNames } from "./audit-rows";
import type { SignalQueryDeps } from "./list-signals";
import { type ReadRows, readTogether } from "./read-pool";
import { refuseUnless } from "./reader";
import { restOf, whereOf } from "./signal-conditions";
import { type SignalFilter, scanOf, signalFilter, spanReversed } from "./signal-scan";

/** The newest that are grouped; more than that is said to be left out. */
export const GROUPED_AT_MOST = 20_000;
const GROUPS_SHOWN = 50;

/** The signals of the span by what they have in common, the largest groups first. */
export const groupSignals =
  ({ pool, now }: SignalQueryDeps) =>
  async (input: GroupSignalsInput, actor: StaffActor): Promise<Result<SignalGroupsDto>> => {
    const refused = refuseUnless(actor, "signal.read");
    if (refused) return refused;
    const filter = signalFilter(input, now());
    if (!filter) return refuse(spanReversed);
    const { text, values } = signalGroups(filter, input.group);
    return await readTogether(pool, async (read) => {
      const found = await read<Row>({ text }, values);
      const grouped = found[0]?.scanned ?? 0;
      const rows = await labelled(
        read,
        found.filter(({ key }) => key !== null),
        input.group,
      );
      return done({ group: input.group, rows, grouped, truncated: grouped >= GROUPED_AT_MOST });
    });
  };

type Row = {
  readonly key: string;
  readonly signals: number;
  readonly accounts: number;
  readonly first: Date;
  readonly last: Date;
  readonly top_rank: number;
  readonly scanned: number;
};

/** How the key of a group is found for a signal called `g`, from what each account is known to have been seen with. */
const KEYS: Readonly<Record<SignalGroup, { readonly key: string; readonly join: string }>> = {
  account: { key: "g.account_id::text", join: "" },
  store: { key: "s.account_id::text", join: "JOIN seller_profile s ON s.account_id = g.account_id" },
  device: { key: "encode(x.hash, 'hex')", join: thingOf("DEVICE") },
  card: { key: "encode(x.hash, 'hex')", join: thingOf("INSTRUMENT") },
  ip: {
    key: "encode(x.hash, 'hex')",
    join: "JOIN shop_address_account x ON x.account_id = g.account_id",
  },
  coupon: { key: "g.detail ->> 'couponCode'", join: "" },
  order: { key: "g.detail ->> 'orderId'", join: "" },
  source: { key: "g.source", join: "" },
};

function thingOf(kind: "DEVICE" | "INSTRUMENT"): string {
  return `JOIN shop_thing_account x ON x.account_id = g.account_id AND x.kind = '${kind}'`;
}

export function signalGroups(filter: SignalFilter, group: SignalGroup) {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const rest = restOf(filter, bind);
  const { key, join } = KEYS[group];
  const text = `WITH scanned AS MATERIALIZED (${scanOf(filter, null, bind(GROUPED_AT_MOST), bind)}),
    keyed AS (SELECT ${key} AS key, g.account_id, g.recorded_at FROM scanned g ${join} ${whereOf(rest)}),
    groups AS (
      SELECT k.key, count(*)::int AS signals, count(DISTINCT k.account_id)::int AS accounts,
             min(k.recorded_at) AS first, max(k.recorded_at) AS last,
             max(coalesce(array_position(${bind(RISK_LEVELS)}::text[], t.risk_level), 2))::int AS top_rank
        FROM keyed k LEFT JOIN trust_profile t ON t.account_id = k.account_id
       WHERE k.key IS NOT NULL GROUP BY k.key ORDER BY 2 DESC, 1 LIMIT ${bind(GROUPS_SHOWN)})
    SELECT o.*, (SELECT count(*)::int FROM scanned) AS scanned
      FROM (SELECT 1) one LEFT JOIN groups o ON true ORDER BY o.signals DESC, o.key`;
  return { text, values };
}

async function labelled(
  read: ReadRows,
  rows: readonly Row[],
  group: SignalGroup,
): Promise<readonly SignalGroupRowDto[]> {
  const isAccount = group === "account" || group === "store";
  const names = isAccount
    ? await readAccountNames(
        read,
        rows.map(({ key }) => key),
      )
    : null;
  return rows.map((row) => ({
    key: row.key,
    label: names ? (names.get(row.key)?.name.text ?? row.key) : labelOf(row.key, group),
    accountId: isAccount ? row.key : null,
    signals: row.signals,
    accounts: row.accounts,
    first: row.first,
    last: row.last,
    topRisk: RISK_LEVELS[row.top_rank - 1] ?? "MEDIUM",
  }));
}

/** What a thing is, nobody is told: a hash names it, shortened so that two can be told apart. */
function labelOf(key: string, group: SignalGroup): string {
  const isHash = group === "device" || group === "card" || group === "ip";
  return isHash ? `${key.slice(0, 8)}…${key.slice(-4)}` : key;
}
