import type { AccountEventConsumer } from "@/server/accounts/adapters/outbound/messaging/account-event-consumer";
import { type DomainEventType, wireType } from "@/server/accounts/domain/domain-events/domain-event";
import type { Queryable } from "@/server/accounts/outbox/transaction";
import { type LinkSource, linkTexts } from "@/server/accounts/read-model/projections/link-keys";

/** The same text gives the same key for ever, and the key says nothing about it. */
export type HashLinkText = (kind: string, text: string) => string;

/** After these an account may have something it had not before. */
const MOMENTS: readonly DomainEventType[] = [
  "AccountCreated",
  "AccountVerified",
  "AccountDetailsChanged",
  "BuyerProfileCreated",
  "SellerOnboardingAdvanced",
  "SellerUpgraded",
  "DeviceRecorded",
  "LoginSuccess",
  "LoggedOut",
  "AccountLocked",
];

/**
 * Keeps what accounts may share as keyed hashes. A key is never taken away: a phone number that somebody gave up still
 * links the accounts that had it.
 */
export const createLinkKeysConsumer = (hash: HashLinkText): AccountEventConsumer => ({
  name: "link-keys",
  types: new Set(MOMENTS.map((type) => wireType({ type }))),
  handle: async (events, tx) => {
    const seenAt = new Map(events.map((event) => [event.partitionkey, event.time]));
    const sources = await readSources(tx, [...seenAt.keys()]);
    await addKeys(
      tx,
      sources.flatMap((source) =>
        linkTexts(source).map(({ kind, text }) => ({
          accountId: source.accountId,
          kind,
          hash: hash(kind, text),
          seenAt: seenAt.get(source.accountId) ?? new Date(0).toISOString(),
        })),
      ),
    );
  },
});

/** Proved phone numbers alone: an unproved one may be anybody's. Of addresses of the network those of the last devices. */
async function readSources(tx: Queryable, accountIds: readonly string[]): Promise<readonly LinkSource[]> {
  const { rows } = await tx.query<LinkSource>(
    `SELECT a.id AS "accountId",
            ARRAY(SELECT s.gst_number FROM seller_profile s WHERE s.account_id = a.id AND s.gst_number IS NOT NULL
                   UNION SELECT p.gst_number FROM seller_application p
                          WHERE p.account_id = a.id AND p.gst_number <> '') AS "gstNumbers",
            ARRAY(SELECT c.key FROM account_contact c
                   WHERE c.account_id = a.id AND c.kind = 'PHONE' AND c.verified_at IS NOT NULL) AS phones,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('line1', d.line1, 'postalCode', d.postal_code, 'country', d.country)), '[]')
               FROM address d WHERE d.account_id = a.id) AS addresses,
            ARRAY(SELECT DISTINCT d.last_ip FROM device d
                   WHERE d.account_id = a.id AND d.last_ip IS NOT NULL AND d.denied_at IS NULL
                     AND EXISTS (SELECT FROM session n WHERE n.device_id = d.id AND n.method IN ('PASSWORD', 'PASSKEY'))
                   LIMIT 20) AS ips
       FROM account a
      WHERE a.id = ANY($1::uuid[])`,
    [accountIds],
  );
  return rows;
}

type Key = { readonly accountId: string; readonly kind: string; readonly hash: string; readonly seenAt: string };

async function addKeys(tx: Queryable, keys: readonly Key[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.query(
    `INSERT INTO account_link_key (account_id, kind, hash, first_seen_at)
     SELECT account_id, kind, decode(hash, 'base64'), seen_at
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[]) AS k (account_id, kind, hash, seen_at)
      ORDER BY account_id, kind, hash
     ON CONFLICT DO NOTHING`,
    [
      keys.map(({ accountId }) => accountId),
      keys.map(({ kind }) => kind),
      keys.map(({ hash }) => hash),
      keys.map(({ seenAt }) => seenAt),
    ],
  );
}
