/**
 * The summary row as one statement makes it, for accounts whose texts are plain: printable ASCII, single spaces, no two
 * the same. There folding is lower case and nothing else, so that the row is the one `projectAccountSummary` makes; all
 * other accounts go to that. Where the two ever differ, the projection is right.
 */

/** The sources of the accounts for which `where` holds, under the names that the projection knows. */
export const summarySources = (where: string): string => `
  SELECT a.id AS "accountId", a.external_id AS "externalId", a.name, b.name AS "buyerName",
         s.store_name AS "storeName", s.gst_number AS "gstNumber", e.key AS "emailKey", p.key AS "phoneKey",
         ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id ORDER BY r.role_type COLLATE "C") AS roles,
         a.created_at AS "createdAt", a.version
    FROM account a
    LEFT JOIN buyer_profile b ON b.account_id = a.id
    LEFT JOIN seller_profile s ON s.account_id = a.id
    LEFT JOIN account_contact e ON e.account_id = a.id AND e.kind = 'EMAIL'
    LEFT JOIN account_contact p ON p.account_id = a.id AND p.kind = 'PHONE'
   WHERE ${where}`;

/** In the order of their lines. */
const PARTS = [`coalesce(name, "buyerName")`, `"storeName"`, `"emailKey"`, `"phoneKey"`, `"gstNumber"`, `"externalId"`];
const LINES = PARTS.map((_, place) => `line${place}`);

/** Two equal lines are one line, which the projection sees to. */
const areUnlike = LINES.flatMap((line, place) =>
  LINES.slice(place + 1).map((other) => `(${line} = ${other}) IS NOT TRUE`),
).join(" AND ");

/** Nothing to fold but capitals: all ASCII, no white space but single spaces within a line, no empty line. */
const isPlain = `
  octet_length(lines) = length(lines)
  AND translate(joined, E'\\n\\t\\r\\x0b\\x0c', '') = joined
  AND strpos(lines, '  ') = 0 AND strpos(lines, E'\\n ') = 0 AND strpos(lines, E' \\n') = 0
  AND lines NOT LIKE ' %' AND lines NOT LIKE '% '
  AND ${LINES.map((line) => `${line} IS DISTINCT FROM ''`).join(" AND ")}
  AND ${areUnlike}`;

/**
 * Writes the plain rows among the sources to a table and answers the sources of the others. C lower case folds ASCII
 * alone, whatever the database's language.
 */
export const writePlainSummaries = (table: string, where: string): string => `
  WITH source AS MATERIALIZED (
    SELECT f.*, concat_ws(E'\\n', ${LINES.join(", ")}) AS lines, concat_ws('', ${LINES.join(", ")}) AS joined
      FROM (SELECT s.*, ${PARTS.map((part, place) => `lower(${part} COLLATE "C") AS line${place}`).join(", ")}
              FROM (${summarySources(where)}) s) f
  ), judged AS MATERIALIZED (SELECT source.*, ${isPlain} AS is_plain FROM source
  ), written AS (
    INSERT INTO ${table} (account_id, display_name, store_name, search_text, roles, created_at, version)
    SELECT "accountId", coalesce("storeName", ${PARTS[0]}, ''), "storeName", lines, roles, "createdAt", version
      FROM judged WHERE is_plain
  )
  SELECT "accountId", "externalId", name, "buyerName", "storeName", "gstNumber", "emailKey", "phoneKey", roles,
         "createdAt", version
    FROM judged WHERE NOT is_plain`;
