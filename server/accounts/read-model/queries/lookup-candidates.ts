import type { LookupKind } from "@/server/accounts/application/dto/lookup-dto";
import { likeLiteral } from "@/server/accounts/application/dto/search-text";
import { idRange, type LookupTerms } from "./lookup-terms";
import type { ReadRows, Statement } from "./read-pool";

/** An account that matches, with the keys it is sorted by. */
export type Candidate = {
  readonly account_id: string;
  /** 0 named exactly, 1 begins so, 2 contains it. */
  readonly rank: number;
  readonly sort_name: string;
  readonly kind: LookupKind;
};

/** No search looks at more accounts than this before it sorts them. */
export const CANDIDATE_LIMIT = 200;

/** Everything that may match, unsorted and capped. Unique indexes answer first; text is looked for only without them. */
export async function findCandidates(read: ReadRows, terms: LookupTerms): Promise<readonly Candidate[]> {
  const exact = await exactCandidates(read, terms);
  if (exact.length > 0) return exact;
  switch (terms.kind) {
    case "ID":
      return terms.exact === null ? await run(read, byIdStart, idRange(terms.text), "ID") : [];
    case "PHONE":
      return await run(read, byPhoneEnd, [`${reversed(terms.text)}%`], "PHONE");
    default:
      return await textCandidates(read, terms);
  }
}

async function exactCandidates(read: ReadRows, { kind, exact, externalId }: LookupTerms): Promise<Candidate[]> {
  const named = exact === null ? [] : await exactOf(read, kind, exact);
  if (named.length > 0 || externalId === null) return named;
  return await run(read, byExternalId, [externalId], "EXTERNAL_ID");
}

async function exactOf(read: ReadRows, kind: LookupKind, exact: string): Promise<Candidate[]> {
  switch (kind) {
    case "ID":
      return await run(read, byId, [exact], kind);
    case "EMAIL":
    case "PHONE":
      return await run(read, byContact, [kind, exact], kind);
    case "GSTIN":
      return await run(read, byGstin, [exact], kind);
    default:
      return [];
  }
}

/** One or two letters go to the prefix indexes, three or more to the trigrams. */
async function textCandidates(read: ReadRows, { kind, text }: LookupTerms): Promise<Candidate[]> {
  const start = `${likeLiteral([...text].slice(0, PREFIX_LENGTH).join(""))}%`;
  const infix = `%${likeLiteral(text)}%`;
  const isShort = [...text].length < 3;
  return isShort
    ? await run(read, byShortStart, [start, text], kind)
    : await run(read, byText, [start, infix, text], kind);
}

async function run(
  read: ReadRows,
  statement: Statement,
  values: readonly unknown[],
  kind: LookupKind,
): Promise<Candidate[]> {
  const rows = await read<Omit<Candidate, "kind">>(statement, values);
  return rows.map(({ account_id, rank, sort_name }) => ({ account_id, rank, sort_name, kind }));
}

const reversed = (text: string): string => [...text].reverse().join("");

/** As in the index on the beginning of the text. */
const PREFIX_LENGTH = 32;

const byId: Statement = {
  name: "lookup-id",
  text: "SELECT id AS account_id, 0 AS rank, '' AS sort_name FROM account WHERE id = $1",
};

const byIdStart: Statement = {
  name: "lookup-id-start",
  text: `SELECT id AS account_id, 1 AS rank, id::text AS sort_name FROM account
          WHERE id BETWEEN $1 AND $2 ORDER BY id LIMIT ${CANDIDATE_LIMIT}`,
};

const byContact: Statement = {
  name: "lookup-contact",
  text: "SELECT account_id, 0 AS rank, '' AS sort_name FROM account_contact WHERE kind = $1 AND key = $2",
};

const byGstin: Statement = {
  name: "lookup-gstin",
  text: `SELECT account_id, 0 AS rank, lower(store_name) AS sort_name FROM seller_profile
          WHERE gst_number = $1 LIMIT ${CANDIDATE_LIMIT}`,
};

const byExternalId: Statement = {
  name: "lookup-external-id",
  text: "SELECT id AS account_id, 0 AS rank, '' AS sort_name FROM account WHERE external_id = $1",
};

/** Unnamed from here on: the best plan depends on the text, and a named statement would settle on one. */
export const byPhoneEnd: Statement = {
  text: `SELECT account_id, 1 AS rank, key AS sort_name FROM account_contact
          WHERE kind = 'PHONE' AND reverse(key) LIKE $1 LIMIT ${CANDIDATE_LIMIT}`,
};

const rankOfText = (text: string): string => `
  CASE WHEN split_part(search_text, E'\\n', 1) = ${text} OR lower(store_name) = ${text} THEN 0
       WHEN starts_with(search_text, ${text}) OR starts_with(lower(store_name), ${text}) THEN 1 ELSE 2 END AS rank,
  split_part(search_text, E'\\n', 1) AS sort_name`;

export const byShortStart: Statement = {
  text: `SELECT account_id, ${rankOfText("$2::text")} FROM (
           (SELECT * FROM account_summary WHERE left(search_text, 32) LIKE $1 LIMIT ${CANDIDATE_LIMIT / 2})
           UNION
           (SELECT * FROM account_summary WHERE store_name IS NOT NULL AND lower(store_name) LIKE $1
             LIMIT ${CANDIDATE_LIMIT / 2})) found`,
};

/** Beginnings are fetched for themselves, so that a broad text never crowds them out. */
export const byText: Statement = {
  text: `SELECT account_id, ${rankOfText("$3::text")} FROM (
           (SELECT * FROM account_summary WHERE left(search_text, 32) LIKE $1 AND search_text LIKE $2
             LIMIT ${CANDIDATE_LIMIT / 2})
           UNION
           (SELECT * FROM account_summary WHERE search_text LIKE $2 LIMIT ${CANDIDATE_LIMIT / 2})) found`,
};
