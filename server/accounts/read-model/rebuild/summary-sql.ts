/**
 * The summary row as one statement makes it, for accounts whose texts are plain: printable ASCII, single spaces, no two
 * the same. There folding is lower case and nothing else, so that the row is the one `projectAccountSummary` makes; all
 * other accounts go to that. Where the two ever differ, the projection is right.
 */

/** Under the names that the projection knows. */
const COLUMNS = `a.id AS "accountId", a.external_id AS "externalId", a.name, b.name AS "buyerName",
         s.store_name AS "storeName", s.gst_number AS "gstNumber", e.key AS "emailKey", p.key AS "phoneKey",
         a.created_at AS "createdAt", a.version`;

/** What an account's texts come from; `of` narrows each table by the column of the account's id. */
const joined = (of: (column: string) => string): string => `
    FROM account a
    LEFT JOIN buyer_profile b ON b.account_id = a.id ${of("b.account_id")}
    LEFT JOIN seller_profile s ON s.account_id = a.id ${of("s.account_id")}
    LEFT JOIN account_contact e ON e.account_id = a.id AND e.kind = 'EMAIL' ${of("e.account_id")}
    LEFT JOIN account_contact p ON p.account_id = a.id AND p.kind = 'PHONE' ${of("p.account_id")}`;

/** The sources of a few accounts, those for which `where` holds: each is looked up by its key. */
export const summarySources = (where: string): string => `
  SELECT ${COLUMNS},
         ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id ORDER BY r.role_type COLLATE "C") AS roles
    ${joined(() => "")}
   WHERE ${where}`;

const inRange = (column: string): string => `${column} > $1::uuid AND ${column} <= $2::uuid`;

/** The same of a range of accounts. Said for each table: a join that is not told reads the whole of some, for every range. */
const RANGE_SOURCES = `
  SELECT ${COLUMNS}, coalesce(r.roles, '{}') AS roles
    ${joined((column) => `AND ${inRange(column)}`)}
    LEFT JOIN (SELECT account_id, array_agg(role_type ORDER BY role_type COLLATE "C") AS roles
                 FROM role WHERE ${inRange("account_id")} GROUP BY account_id) r ON r.account_id = a.id
   WHERE ${inRange("a.id")}`;

/** In the order of their lines. */
const PARTS = [`coalesce(name, "buyerName")`, `"storeName"`, `"emailKey"`, `"phoneKey"`, `"gstNumber"`, `"externalId"`];
const LINES = PARTS.map((_, place) => `line${place}`);

/** Two equal lines are one line, which the projection sees to. */
const areUnlike = LINES.flatMap((line, place) =>
  LINES.slice(place + 1).map((other) => `(${line} = ${other}) IS NOT TRUE`),
).join(" AND ");

/**
 * Nothing to fold but capitals: all printable ASCII, no white space but single spaces, within a part and therefore
 * between them too; an empty part would leave two spaces, or one at an end. One look over the text, where a test for
 * each of these took longer than making the row.
 */
const isPlain = `joined ~ '^[!-~]+(?: [!-~]+)*$' AND ${areUnlike}`;

const SOURCES = `"accountId", "externalId", name, "buyerName", "storeName", "gstNumber", "emailKey", "phoneKey", roles,
         "createdAt", version`;

/**
 * Writes the plain rows of the accounts after $1 up to $2 to a table and answers the sources of the others. C lower case folds ASCII
 * alone, whatever the database's language. `OFFSET 0` keeps a step from being worked out anew at each mention.
 */
export const writePlainSummaries = (table: string): string => `
  WITH judged AS MATERIALIZED (
    SELECT ${SOURCES}, lines, ${isPlain} AS is_plain
      FROM (SELECT f.*, concat_ws(E'\\n', ${LINES.join(", ")}) AS lines, concat_ws(' ', ${LINES.join(", ")}) AS joined
              FROM (SELECT s.*, ${PARTS.map((part, place) => `lower(${part} COLLATE "C") AS line${place}`).join(", ")}
                      FROM (${RANGE_SOURCES}) s OFFSET 0) f OFFSET 0) made
  ), written AS (
    INSERT INTO ${table} (account_id, display_name, store_name, search_text, roles, created_at, version)
    SELECT "accountId", coalesce("storeName", ${PARTS[0]}, ''), "storeName", lines, roles, "createdAt", version
      FROM judged WHERE is_plain
  )
  SELECT ${SOURCES} FROM judged WHERE NOT is_plain`;
