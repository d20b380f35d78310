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

/**
 * Everything that may match, unsorted and capped. Unique indexes answer first; text is looked for only without them.
 * Without `partsOfContacts` no part of an email, phone or GSTIN finds anybody.
 */
export async function findCandidates(
  read: ReadRows,
  terms: LookupTerms,
  partsOfContacts: boolean,
): Promise<readonly Candidate[]> {
  const isName = terms.kind === "NAME";
  // What most names come to is asked for at once: a text that names an account of another system is the exception.
  const [exact, named] = await Promise.all([
    exactCandidates(read, terms),
    isName ? textCandidates(read, terms, partsOfContacts) : [],
  ]);
  if (exact.length > 0 || isName) return exact.length > 0 ? exact : named;
  switch (terms.kind) {
    case "ID":
      return terms.exact === null ? await run(read, byIdStart, idRange(terms.text), "ID") : [];
    case "PHONE":
      return partsOfContacts ? await run(read, byPhoneEnd, [`${reversed(terms.text)}%`], "PHONE") : [];
    default:
      return await textCandidates(read, terms, partsOfContacts);
  }
}

async function exactCandidates(read: ReadRows, { kind, exact, externalId }: LookupTerms): Promise<Candidate[]> {
  const [named, elsewhere] = await Promise.all([
    exact === null ? [] : exactOf(read, kind, exact),
    externalId === null ? [] : run(read, byExternalId, [externalId], "EXTERNAL_ID"),
  ]);
  return named.length > 0 ? named : elsewhere;
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
async function textCandidates(
  read: ReadRows,
  { kind, text }: LookupTerms,
  partsOfContacts: boolean,
): Promise<Candidate[]> {
  const start = `${likeLiteral([...text].slice(0, PREFIX_LENGTH).join(""))}%`;
  const infix = `%${likeLiteral(text)}%`;
  const isShort = [...text].length < 3;
  return isShort
    ? await run(read, partsOfContacts ? byShortStart : byShortStartOfNames, [start, text], kind)
    : await run(read, partsOfContacts ? byText : byTextInNames, [start, infix, text], kind);
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

const shortStart = (further: string): Statement => ({
  text: `SELECT account_id, ${rankOfText("$2::text")} FROM (
           (SELECT * FROM account_summary WHERE left(search_text, 32) LIKE $1 ${further} LIMIT ${CANDIDATE_LIMIT / 2})
           UNION
           (SELECT * FROM account_summary WHERE store_name IS NOT NULL AND lower(store_name) LIKE $1
             LIMIT ${CANDIDATE_LIMIT / 2})) found`,
});

/** Beginnings are fetched for themselves, so that a broad text never crowds them out. */
const textAnywhere = (further: string): Statement => ({
  text: `SELECT account_id, ${rankOfText("$3::text")} FROM (
           (SELECT * FROM account_summary WHERE left(search_text, 32) LIKE $1 AND search_text LIKE $2 ${further}
             LIMIT ${CANDIDATE_LIMIT / 2})
           UNION
           (SELECT * FROM account_summary WHERE search_text LIKE $2 ${further} LIMIT ${CANDIDATE_LIMIT / 2})) found`,
});

/** True of a line of the search text that is an email, a phone number or a GSTIN. */
const isContactLine = String.raw`line ~ '@|^\+[0-9]+$|^[0-9]{2}[a-z]{5}[0-9]{4}[a-z][0-9a-z]{3}$'`;

const inNames = (pattern: string): string =>
  `AND EXISTS (SELECT FROM regexp_split_to_table(search_text, E'\\n') AS part (line)
                WHERE line LIKE ${pattern} AND NOT ${isContactLine})`;

export const byShortStart = shortStart("");
export const byText = textAnywhere("");
const byShortStartOfNames = shortStart(inNames("$1"));
const byTextInNames = textAnywhere(inNames("$2"));
