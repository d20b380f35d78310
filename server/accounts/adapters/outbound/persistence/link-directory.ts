import type pg from "pg";
import type { LinkDirectory } from "@/server/accounts/application/ports/outbound/link-directory";
import { isThingKind } from "@/server/accounts/domain/domain-services/shared-things-service";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { stored } from "./stored-value";

export type LinkDirectoryDeps = { readonly pool: Pick<pg.Pool, "query">; readonly linksOf: LinkDirectory["linksOf"] };

type Row = {
  readonly account_id: string;
  readonly thing: string;
  readonly kind: string;
  readonly first_seen_at: Date;
};

export const createLinkDirectory = ({ pool, linksOf }: LinkDirectoryDeps): LinkDirectory => ({
  linksOf,
  companyOf: async (accountId, perThing) => {
    const { rows } = await pool.query<Row>({ name: "company-on-things", text: company, values: [accountId, perThing] });
    return rows.map((row) => ({
      accountId: accountIdFrom(row.account_id),
      thing: row.thing,
      kind: stored(row.kind, isThingKind, "shop_thing_account.kind"),
      firstSeenAt: row.first_seen_at,
    }));
  },
});

const company = `
  SELECT s.account_id, encode(s.hash, 'hex') AS thing, s.kind, s.first_seen_at
    FROM (SELECT hash FROM shop_thing_account WHERE account_id = $1 ORDER BY first_seen_at DESC LIMIT 100) own
    CROSS JOIN LATERAL (SELECT * FROM shop_thing_account a WHERE a.hash = own.hash LIMIT $2 + 1) s`;
