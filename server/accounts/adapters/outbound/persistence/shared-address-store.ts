import type { SharedAddresses } from "@/server/accounts/application/ports/outbound/shop-repository";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { plain, texts } from "./array-text";
import type { Transaction } from "./transaction";

type Sightings = {
  readonly seen: readonly { readonly address: string; readonly accountId: AccountId }[];
  readonly accounts: number;
  readonly at: Date;
};

/** In the order of their keys, so that two batches never wait crosswise. An address that many share takes no more rows. */
export async function sightAddresses(tx: Transaction, { seen, accounts, at }: Sightings): Promise<SharedAddresses> {
  const sightings = seen.map(({ address, accountId }) => ({ hash: hexOf(address), accountId }));
  const hashes = [...new Set(sightings.map(({ hash }) => hash))].sort();
  const few = new Set(await holdFew(tx, hashes));
  const shared = hashes.filter((hash) => !few.has(hash));
  const counted = sightings.filter(({ hash }) => few.has(hash));
  const newly = counted.length === 0 ? new Map() : await becomeShared(tx, { sightings: counted, accounts, at });
  return { shared: new Set([...shared.map(addressOf), ...newly.keys()]), newly };
}

/** Those that few share, held until the commit. A first sighting waits for another one of the same moment. */
async function holdFew(tx: Transaction, hashes: readonly string[]): Promise<readonly string[]> {
  await tx.$executeRaw`
    INSERT INTO shop_address (hash) SELECT decode(h, 'hex') FROM unnest(${texts(hashes)}::text[]) AS a (h) ORDER BY h
    ON CONFLICT DO NOTHING`;
  const rows = await tx.$queryRaw<{ hash: string }[]>`
    SELECT encode(hash, 'hex') AS hash FROM shop_address
     WHERE hash = ANY(ARRAY(SELECT decode(h, 'hex') FROM unnest(${texts(hashes)}::text[]) AS a (h))) AND shared_at IS NULL
     ORDER BY shop_address.hash FOR UPDATE`;
  return rows.map(({ hash }) => hash);
}

type Counted = {
  readonly sightings: readonly { readonly hash: string; readonly accountId: AccountId }[];
  readonly accounts: number;
  readonly at: Date;
};

/** By the address, who was there before. */
async function becomeShared(tx: Transaction, { sightings, accounts, at }: Counted) {
  const inserted = await tx.$queryRaw<{ hash: string; account_id: string }[]>`
    INSERT INTO shop_address_account (hash, account_id, first_seen_at)
    SELECT DISTINCT decode(h, 'hex'), id, ${at}::timestamptz
      FROM unnest(${texts(sightings.map(({ hash }) => hash))}::text[],
                  ${plain(sightings.map(({ accountId }) => accountId))}::uuid[]) AS s (h, id) ORDER BY 1, 2
    ON CONFLICT DO NOTHING RETURNING encode(hash, 'hex') AS hash, account_id`;
  const grown = [...new Set(inserted.map(({ hash }) => hash))].sort();
  if (grown.length === 0) return new Map<string, readonly AccountId[]>();
  const rows = await tx.$queryRaw<{ hash: string; accounts: string[] }[]>`
    WITH crowd AS (
      SELECT hash, array_agg(account_id::text) AS accounts FROM shop_address_account
       WHERE hash = ANY(ARRAY(SELECT decode(h, 'hex') FROM unnest(${texts(grown)}::text[]) AS a (h)))
       GROUP BY hash HAVING count(*) > ${accounts})
    UPDATE shop_address a SET shared_at = ${at}::timestamptz FROM crowd WHERE a.hash = crowd.hash
    RETURNING encode(a.hash, 'hex') AS hash, crowd.accounts`;
  const isNew = new Set(inserted.map((row) => `${row.hash} ${row.account_id}`));
  return new Map(
    rows.map(({ hash, accounts: all }) => [
      addressOf(hash),
      all.filter((id) => !isNew.has(`${hash} ${id}`)).map(accountIdFrom),
    ]),
  );
}

const hexOf = (address: string): string => Buffer.from(address, "base64url").toString("hex");
const addressOf = (hash: string): string => Buffer.from(hash, "hex").toString("base64url");
