import { boundedCount, COUNT_LIMIT } from "@/server/accounts/application/dto/page";
import type { SellersNewsDto, SellersPageDto } from "@/server/accounts/application/dto/sellers-dto";
import type {
  ListSellersInput,
  SellerFilter,
  SellersNewsInput,
} from "@/server/accounts/application/ports/inbound/seller-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { done, type Result } from "@/server/accounts/domain/result";
import { pageCursors } from "./page-cursor";
import type { PolicySource } from "./policy-source";
import { type ReadPool, readAlone } from "./read-pool";
import { refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";
import { collecting, conditionsOf } from "./seller-filter";
import { deskOrder, type SellerDeskRow, sellerRowsOf, toSellerRow } from "./seller-rows";

export type SellersDeps = {
  readonly pool: ReadPool;
  readonly sealer: Sealer;
  readonly now: Clock;
  readonly policies: PolicySource;
};

type Position = readonly [rank: number, due: string, since: string, id: string];

type Written = { readonly text: string; readonly values: readonly unknown[] };

/**
 * Applications on the desk: who has to act, by when, how long it has waited. A page starts at the sort keys of the last
 * row seen, so rows that come and go meanwhile neither repeat nor hide another. VALIDATION for a foreign cursor.
 */
export const listSellers =
  ({ pool, sealer, now, policies }: SellersDeps) =>
  async (input: ListSellersInput, actor: StaffActor): Promise<Result<SellersPageDto>> => {
    const refused = refuseUnless(actor, "seller.read");
    if (refused) return refused;
    const { cursor, direction: _forward, limit, ...filter } = input;
    const cursors = pageCursors<Position>(sealer, "sellers", [actor.accountId, filter]);
    const after = cursors.open(cursor);
    if (!after.ok) return after;
    const at = now();
    const scoring = await policies.inForce();
    return await readAlone(pool, async (read) => {
      const { text, values } = sellersPage(filter, { me: actor.accountId, at, after: after.value, limit: limit + 1 });
      const found = await read<SellerDeskRow>({ text }, values);
      const shown = found.slice(0, limit);
      const last = found.length > limit ? shown.at(-1) : undefined;
      return done({
        rows: shown.map((row) => toSellerRow(row, { actor, policy: policyFor(row.id, scoring), at })),
        nextCursor: last ? cursors.seal(positionOf(last)) : null,
        readAt: at,
      });
    });
  };

/** What became of the rows on the screen, and how many others came since. Nothing on the screen moves by it. */
export const newsOfSellers =
  ({ pool, now, policies }: Omit<SellersDeps, "sealer">) =>
  async (input: SellersNewsInput, actor: StaffActor): Promise<Result<SellersNewsDto>> => {
    const refused = refuseUnless(actor, "seller.read");
    if (refused) return refused;
    const { since, known, ...filter } = input;
    const at = now();
    const scoring = await policies.inForce();
    const facts = { me: actor.accountId, at, since, known };
    return await readAlone(pool, async (read) => {
      const [rows, [fresh]] = await Promise.all([
        read<SellerDeskRow>(...given(shownNow(filter, facts))),
        read<{ found: number }>(...given(cameSince(filter, facts))),
      ]);
      return done({
        rows: rows.map((row) => toSellerRow(row, { actor, policy: policyFor(row.id, scoring), at })),
        fresh: boundedCount(fresh?.found ?? 0),
        readAt: at,
      });
    });
  };

const given = ({ text, values }: Written): [{ text: string }, readonly unknown[]] => [{ text }, values];

type Page = { readonly me: string; readonly at: Date; readonly after: Position | null; readonly limit: number };

/** One page, sorted by an index in every view, stage and assignee. */
export function sellersPage(filter: SellerFilter, { me, at, after, limit }: Page): Written {
  const { place, values } = collecting();
  const wanted = [...conditionsOf(filter, { me, at }, place), ...(after ? [afterRow(after, place)] : [])];
  const page = `SELECT d.* FROM seller_desk d ${whereOf(wanted)} ORDER BY ${deskOrder("d")} LIMIT ${place(limit)}::int`;
  return { text: sellerRowsOf(page), values };
}

function afterRow([rank, due, since, id]: Position, place: (value: unknown) => string): string {
  return `(${deskOrder("d")}) > (${place(rank)}::int, ${place(due)}::timestamptz, ${place(since)}::timestamptz, ${place(id)}::uuid)`;
}

type News = Pick<SellersNewsInput, "since" | "known"> & { readonly me: string; readonly at: Date };

function shownNow(filter: SellerFilter, { me, at, known }: News): Written {
  const { place, values } = collecting();
  const wanted = [`d.application_id = ANY(${place(known)}::uuid[])`, ...conditionsOf(filter, { me, at }, place)];
  return { text: sellerRowsOf(`SELECT d.* FROM seller_desk d ${whereOf(wanted)}`), values };
}

function cameSince(filter: SellerFilter, { me, at, since, known }: News): Written {
  const { place, values } = collecting();
  const wanted = [
    `d.changed_at > ${place(since)}::timestamptz`,
    `d.application_id <> ALL(${place(known)}::uuid[])`,
    ...conditionsOf(filter, { me, at }, place),
  ];
  const rows = `SELECT 1 FROM seller_desk d ${whereOf(wanted)} LIMIT ${COUNT_LIMIT + 1}`;
  return { text: `SELECT count(*)::int AS found FROM (${rows}) counted`, values };
}

const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;

const positionOf = ({ waiting_rank, due_at, stage_since, application_id }: SellerDeskRow): Position => [
  waiting_rank,
  due_at?.toISOString() ?? "infinity",
  stage_since.toISOString(),
  application_id,
];
