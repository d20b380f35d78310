import type pg from "pg";
import type { ShopDirectory } from "@/server/accounts/application/ports/outbound/shop-directory";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { EXTERNAL_REF } from "@/server/accounts/domain/value-objects/account-ref";
import { isUuid } from "@/server/accounts/domain/value-objects/uuid";

export const createShopDirectory = (pool: Pick<pg.Pool, "query">): ShopDirectory => ({
  findAccounts: async (refs) => {
    const external = refs.filter((ref) => ref.startsWith(EXTERNAL_REF)).map((ref) => ref.slice(EXTERNAL_REF.length));
    const { rows } = await pool.query<{ id: string; external_id: string | null }>({
      name: "accounts-by-ref",
      text: findAccounts,
      values: [refs.filter(isUuid), external],
    });
    return new Map(rows.flatMap(({ id, external_id }) => entriesOf(accountIdFrom(id), external_id)));
  },
  accountsOn: async (things, perThing) => {
    if (things.length === 0) return new Map();
    const { rows } = await pool.query<{ thing: string; accounts: readonly string[] }>({
      name: "accounts-on-things",
      text: accountsOn,
      values: [things, perThing],
    });
    return new Map(rows.map(({ thing, accounts }) => [thing, accounts.map(accountIdFrom)]));
  },
});

const entriesOf = (id: AccountId, externalId: string | null): [string, AccountId][] => [
  [id, id],
  ...(externalId === null ? [] : [[`${EXTERNAL_REF}${externalId}`, id] satisfies [string, AccountId]]),
];

const findAccounts = `
  SELECT id, external_id FROM account WHERE id = ANY($1::uuid[])
  UNION ALL
  SELECT id, external_id FROM account WHERE external_id = ANY($2::text[])`;

const accountsOn = `
  SELECT t.thing, array_agg(s.account_id::text) AS accounts FROM unnest($1::text[]) AS t (thing)
    CROSS JOIN LATERAL (SELECT account_id FROM shop_thing_account WHERE hash = decode(t.thing, 'hex') LIMIT $2 + 1) s
   GROUP BY t.thing HAVING count(*) <= $2`;
