import type { SellerSaleFact, ShopRepository } from "@/server/accounts/application/ports/outbound/shop-repository";
import { SALE_FACT_KINDS, type SaleFactKind } from "@/server/accounts/domain/domain-services/sale-evidence-service";
import { THING_KINDS, type ThingKind } from "@/server/accounts/domain/domain-services/shared-things-service";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { moments, plain, texts } from "./array-text";
import { sightAddresses } from "./shared-address-store";
import { stored } from "./stored-value";
import type { UnitParts } from "./unit-parts";

/** Whole batches in one statement each; rows in the order of their keys, so that two batches never wait crosswise. */
export const shopRepository = ({ tx, at, held }: UnitParts): ShopRepository => ({
  takeEvents: async (keys) => {
    // Repeats are few: they are what is answered.
    const repeats = await tx.$queryRaw<{ key: string }[]>`
      WITH k AS MATERIALIZED (SELECT decode(key, 'hex') AS key FROM unnest(${plain(keys)}::text[]) AS k (key)),
      taken AS (
        INSERT INTO shop_event (key, received_at) SELECT key, ${at}::timestamptz FROM k ORDER BY key
        ON CONFLICT DO NOTHING RETURNING key
      )
      SELECT encode(key, 'hex') AS key FROM k WHERE key NOT IN (SELECT key FROM taken)`;
    const repeated = new Set(repeats.map(({ key }) => key));
    return new Set(keys.filter((key) => !repeated.has(key)));
  },
  addSaleFacts: async (facts) => {
    if (facts.length === 0) return;
    held.mustHold(facts.map(({ sellerId }) => sellerId));
    await tx.$executeRaw`
      INSERT INTO shop_sale_fact (seller_id, order_id, kind, source, event_id, occurred_at)
      SELECT * FROM unnest(${plain(facts.map(({ sellerId }) => sellerId))}::uuid[],
        ${texts(facts.map(({ orderId }) => orderId))}::text[], ${texts(facts.map(({ kind }) => kind))}::text[],
        ${texts(facts.map(({ source }) => source))}::text[], ${texts(facts.map(({ eventId }) => eventId))}::text[],
        ${moments(facts.map(({ occurredAt }) => occurredAt))}::timestamptz[])
      ON CONFLICT DO NOTHING`;
  },
  listSaleFacts: async (sales) => {
    if (sales.length === 0) return [];
    const rows = await tx.$queryRaw<SaleFactRow[]>`
      SELECT f.seller_id, f.order_id, f.kind, f.source, f.event_id, f.occurred_at
        FROM unnest(${plain(sales.map(({ sellerId }) => sellerId))}::uuid[], ${texts(sales.map(({ orderId }) => orderId))}::text[])
          AS s (seller_id, order_id)
        JOIN shop_sale_fact f ON f.seller_id = s.seller_id AND f.order_id = s.order_id`;
    return rows.map(toSaleFact);
  },
  holdThings: async (things) => {
    if (things.length === 0) return;
    await tx.$executeRaw`
      INSERT INTO shop_thing (hash, kind)
      SELECT decode(thing, 'hex'), kind
        FROM unnest(${texts(things.map(({ thing }) => thing))}::text[], ${texts(things.map(({ kind }) => kind))}::text[])
          AS t (thing, kind) ORDER BY thing
      ON CONFLICT (hash) DO UPDATE SET kind = EXCLUDED.kind`;
  },
  sightAddresses: (seen, accounts) => sightAddresses(tx, { seen, accounts, at }),
  listSightings: async (things, accounts, perThing) => {
    const rows = await tx.$queryRaw<SightingRow[]>`
      SELECT s.account_id, encode(s.hash, 'hex') AS thing, s.kind, s.first_seen_at
        FROM unnest(${texts(things)}::text[]) AS t (thing)
        CROSS JOIN LATERAL (
          SELECT * FROM shop_thing_account a WHERE a.hash = decode(t.thing, 'hex') LIMIT ${perThing + 1}) s
      UNION
      SELECT account_id, encode(hash, 'hex'), kind, first_seen_at
        FROM shop_thing_account WHERE account_id = ANY(${plain(accounts)}::uuid[])`;
    return rows.map((row) => ({
      accountId: accountIdFrom(row.account_id),
      thing: row.thing,
      kind: stored(row.kind, isThingKind, "shop_thing_account.kind"),
      firstSeenAt: row.first_seen_at,
    }));
  },
  saveSightings: async (sightings) => {
    if (sightings.length === 0) return;
    held.mustHold(sightings.map(({ accountId }) => accountId));
    await tx.$executeRaw`
      INSERT INTO shop_thing_account AS a (account_id, hash, kind, first_seen_at)
      SELECT account_id, decode(thing, 'hex'), kind, first_seen_at
        FROM unnest(${plain(sightings.map(({ accountId }) => accountId))}::uuid[],
          ${texts(sightings.map(({ thing }) => thing))}::text[], ${texts(sightings.map(({ kind }) => kind))}::text[],
          ${moments(sightings.map(({ firstSeenAt }) => firstSeenAt))}::timestamptz[]) AS s (account_id, thing, kind, first_seen_at)
      ON CONFLICT (account_id, hash) DO UPDATE SET first_seen_at = least(a.first_seen_at, EXCLUDED.first_seen_at)`;
  },
});

type SaleFactRow = {
  readonly seller_id: string;
  readonly order_id: string;
  readonly kind: string;
  readonly source: string;
  readonly event_id: string;
  readonly occurred_at: Date;
};

type SightingRow = {
  readonly account_id: string;
  readonly thing: string;
  readonly kind: string;
  readonly first_seen_at: Date;
};

const toSaleFact = (row: SaleFactRow): SellerSaleFact => ({
  sellerId: accountIdFrom(row.seller_id),
  orderId: row.order_id,
  kind: stored(row.kind, isSaleFactKind, "shop_sale_fact.kind"),
  source: row.source,
  eventId: row.event_id,
  occurredAt: row.occurred_at,
});

const isSaleFactKind = (text: string): text is SaleFactKind => SALE_FACT_KINDS.some((kind) => kind === text);
const isThingKind = (text: string): text is ThingKind => THING_KINDS.some((kind) => kind === text);
