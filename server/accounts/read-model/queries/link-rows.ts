import type { AccountLink } from "@/server/accounts/domain/domain-services/link-cluster-service";
import { linkPolicy } from "@/server/accounts/domain/policies/link-policy";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { isLinkKind, LINK_KINDS } from "@/server/accounts/domain/value-objects/link-kind";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { eachIdOf, type ReadRows, type Statement } from "./read-pool";

/** People came in through the door with it: demo visitors link nobody. */
export const cameIn = (device: string): string => `${device}.denied_at IS NULL
  AND EXISTS (SELECT FROM session n WHERE n.device_id = ${device}.id AND n.method IN ('PASSWORD', 'PASSKEY'))`;

/** Of accounts together: no page shows more. */
const MOST_LINKS = 1_000;

/** Of one step of a cluster: every kind of link to as many as a cluster may have. */
const MOST_FOLLOWED = LINK_KINDS.length * linkPolicy.mostInCluster;

/**
 * $1 the accounts, $2 how many others one thing may have, $3 how many an address of the network may, $4 staff roles.
 * What came in through the shop and what came in through our own door meet among themselves: their hashes differ.
 * Of each account the newest hundred things of each source; of each thing one account more than it may have.
 */
const met = `
  WITH own AS MATERIALIZED (
    SELECT a.id AS account_id, k.*
      FROM ${eachIdOf("$1")} AS a (id) CROSS JOIN LATERAL (
        (SELECT 'THING' AS place, s.kind, s.hash, s.first_seen_at FROM shop_thing_account s
          WHERE s.account_id = a.id ORDER BY s.first_seen_at DESC LIMIT 100)
        UNION ALL
        (SELECT 'BROWSER', 'DEVICE', d.token_hash, d.first_seen_at FROM device d
          WHERE d.account_id = a.id AND ${cameIn("d")} ORDER BY d.last_seen_at DESC LIMIT 100)
        UNION ALL
        (SELECT 'KEY', l.kind, l.hash, l.first_seen_at FROM account_link_key l
          WHERE l.account_id = a.id ORDER BY l.first_seen_at DESC LIMIT 100)
        UNION ALL
        (SELECT 'VISIT', 'IP', v.hash, v.first_seen_at FROM shop_address_account v
          JOIN shop_address h ON h.hash = v.hash AND h.shared_at IS NULL
          WHERE v.account_id = a.id ORDER BY v.first_seen_at DESC LIMIT 100)) k),
  met AS (
    SELECT o.account_id, o.kind, o.hash, x.account_id AS other, greatest(o.first_seen_at, x.first_seen_at) AS since,
           count(*) OVER (PARTITION BY o.account_id, o.place, o.hash) AS others
      FROM own o CROSS JOIN LATERAL (
        (SELECT s.account_id, s.first_seen_at FROM shop_thing_account s
          WHERE o.place = 'THING' AND s.hash = o.hash AND s.account_id <> o.account_id LIMIT $2 + 1)
        UNION ALL
        (SELECT d.account_id, d.first_seen_at FROM device d
          WHERE o.place = 'BROWSER' AND d.token_hash = o.hash AND d.account_id <> o.account_id AND ${cameIn("d")} LIMIT $2 + 1)
        UNION ALL
        (SELECT l.account_id, l.first_seen_at FROM account_link_key l
          WHERE o.place = 'KEY' AND l.hash = o.hash AND l.account_id <> o.account_id LIMIT $2 + 1)
        UNION ALL
        (SELECT v.account_id, v.first_seen_at FROM shop_address_account v
          WHERE o.place = 'VISIT' AND v.hash = o.hash AND v.account_id <> o.account_id LIMIT $3 + 1)) x)`;

/** What too many share links nobody, and staff are linked to nobody. */
const links = `
  SELECT m.account_id, m.other, m.kind, min(m.since) AS since, count(DISTINCT m.hash)::int AS things
    FROM met m
   WHERE m.others <= CASE m.kind WHEN 'IP' THEN $3::int ELSE $2::int END
     AND NOT EXISTS (SELECT FROM role r WHERE r.account_id IN (m.account_id, m.other) AND r.role_type = ANY($4::text[]))
`;

const eachLink = "GROUP BY m.account_id, m.other, m.kind";
const newestFirst = "ORDER BY since DESC, other, kind";

const direct: Statement = {
  name: "account-links",
  text: `${met} ${links} ${eachLink} ${newestFirst} LIMIT ${MOST_LINKS}`,
};

/** To whom nobody got yet ($5 those known), each from one account alone: of several the one with the smaller id. */
const further: Statement = {
  name: "cluster-step",
  text: `${met}, fresh AS (${links} AND m.other <> ALL ($5::uuid[]) ${eachLink}),
  led AS (SELECT f.*, first_value(f.account_id) OVER (PARTITION BY f.other ORDER BY f.account_id) AS leader FROM fresh f)
  SELECT account_id, other, kind, since, things FROM led WHERE account_id = leader ${newestFirst} LIMIT ${MOST_FOLLOWED}`,
};

type LinkRow = {
  readonly account_id: string;
  readonly other: string;
  readonly kind: string;
  readonly since: Date;
  readonly things: number;
};

/** The direct links of these accounts, the newest first; of a pair within them both ways. */
export async function readLinks(
  read: ReadRows,
  accountIds: readonly string[],
  hubLimit: number,
): Promise<readonly AccountLink[]> {
  const mostOnIp = Math.min(linkPolicy.mostAccountsOnIp, hubLimit);
  return toLinks(await read<LinkRow>(direct, [accountIds, hubLimit - 1, mostOnIp - 1, STAFF_ROLES]));
}

const toLinks = (rows: readonly LinkRow[]): readonly AccountLink[] =>
  rows.flatMap(({ account_id, other, kind, since, things }) =>
    isLinkKind(kind) ? [{ one: accountIdFrom(account_id), other: accountIdFrom(other), kind, since, things }] : [],
  );

/**
 * The links that an account's whole cluster hangs together by, followed step by step: to each account those of the
 * shortest way. `isCut` when there was more than is followed.
 */
export async function readCluster(
  read: ReadRows,
  accountId: string,
  hubLimit: number,
): Promise<{ readonly links: readonly AccountLink[]; readonly isCut: boolean }> {
  const found: AccountLink[] = [];
  const seen = new Set([accountId]);
  const mostOnIp = Math.min(linkPolicy.mostAccountsOnIp, hubLimit);
  let front = [accountId];
  for (let step = 0; front.length > 0 && step < linkPolicy.mostSteps; step += 1) {
    const values = [front, hubLimit - 1, mostOnIp - 1, STAFF_ROLES, [...seen]];
    const links = toLinks(await read<LinkRow>(further, values));
    found.push(...links);
    const fresh = [...new Set(links.map(({ other }): string => other))];
    const room = linkPolicy.mostInCluster - seen.size;
    front = fresh.slice(0, room);
    for (const id of front) seen.add(id);
    if (fresh.length > room) return { links: withinOf(found, seen), isCut: true };
  }
  return { links: withinOf(found, seen), isCut: front.length > 0 };
}

const withinOf = (links: readonly AccountLink[], seen: ReadonlySet<string>): readonly AccountLink[] =>
  links.filter(({ one, other }) => seen.has(one) && seen.has(other));
