import { likeLiteral, searchable } from "@/server/accounts/application/dto/search-text";
import type { SellerFilter } from "@/server/accounts/application/ports/inbound/seller-query.schema";
import { MINUTE_MS } from "@/server/accounts/domain/value-objects/time-span";
import { WAITING_ON, type WaitingOn } from "@/server/accounts/domain/value-objects/waiting-on";

/** Conditions on the desk called `d`, with the values they are about. */
export type Conditions = {
  readonly where: string;
  readonly values: readonly unknown[];
};

/** Takes a value, answers its place in the statement. */
export type Place = (value: unknown) => string;

export type FilterContext = { readonly me: string; readonly at: Date };

/** The shortest text that is looked for: shorter ones would walk through every name. */
const LEAST_LETTERS = 3;

/** Collects values while conditions are written down. */
export function collecting(): { readonly place: Place; readonly values: unknown[] } {
  const values: unknown[] = [];
  return { values, place: (value) => `$${values.push(value)}` };
}

/** What of the desk is wanted. Every condition stands in the closed words of this file; what people typed is a value. */
export function conditionsOf(filter: SellerFilter, { me, at }: FilterContext, place: Place): readonly string[] {
  const ranks = (words: readonly WaitingOn[]) => words.map((word) => WAITING_ON.indexOf(word));
  const ago = (minutes: number) => place(new Date(at.getTime() - minutes * MINUTE_MS));
  return [
    ...viewOf(filter.view, at, place),
    ...among("d.stage", "text", filter.stages, place),
    ...without("d.stage", "text", filter.notStages, place),
    ...among("d.waiting_rank", "int", ranks(filter.waitingOn), place),
    ...without("d.waiting_rank", "int", ranks(filter.notWaitingOn), place),
    ...filter.risks.slice(0, 1).map(() => risky(filter.risks, place)),
    ...filter.notRisks.slice(0, 1).map(() => `NOT ${risky(filter.notRisks, place)}`),
    ...filter.assignees.slice(0, 1).map(() => anyAssignee(filter.assignees, me, place)),
    ...filter.notAssignees.slice(0, 1).map(() => `NOT coalesce(${anyAssignee(filter.notAssignees, me, place)}, false)`),
    ...(filter.olderThanMinutes === null ? [] : [`d.stage_since < ${ago(filter.olderThanMinutes)}::timestamptz`]),
    ...(filter.youngerThanMinutes === null ? [] : [`d.stage_since > ${ago(filter.youngerThanMinutes)}::timestamptz`]),
    ...textOf(filter.text, place),
  ];
}

function viewOf(view: SellerFilter["view"], at: Date, place: Place): readonly string[] {
  const rank = (waitingOn: WaitingOn) => `d.waiting_rank = ${WAITING_ON.indexOf(waitingOn)}`;
  switch (view) {
    case "ALL":
      return [];
    case "US":
      return [rank("US")];
    case "SELLER":
      return [rank("SELLER")];
    case "PAUSED":
      return [rank("NOBODY")];
    case "LATE":
      return [rank("US"), `coalesce(d.due_at, 'infinity'::timestamptz) < ${place(at)}::timestamptz`];
  }
}

/** One word alone is compared, so that an index which begins with it gives its order too. */
function among(column: string, type: "text" | "int", words: readonly unknown[], place: Place): readonly string[] {
  if (words.length === 0) return [];
  const [only] = words;
  if (words.length === 1) return [`${column} = ${place(only)}::${type}`];
  return [`${column} = ANY(${place(words)}::${type}[])`];
}

const without = (column: string, type: "text" | "int", words: readonly unknown[], place: Place): readonly string[] =>
  words.length === 0 ? [] : [`${column} <> ALL(${place(words)}::${type}[])`];

const risky = (levels: SellerFilter["risks"], place: Place): string =>
  `EXISTS (SELECT FROM trust_profile t WHERE t.account_id = d.account_id AND t.risk_level = ANY(${place(levels)}::text[]))`;

const anyAssignee = (words: readonly string[], me: string, place: Place): string =>
  `(${words.map((word) => assignee(word, me, place)).join(" OR ")})`;

function assignee(word: string, me: string, place: Place): string {
  if (word === "me") return `d.assignee_id = ${place(me)}::uuid`;
  if (word === "none") return "d.assignee_id IS NULL";
  return `d.assignee_id IN (
    SELECT r.account_id FROM role r JOIN account z ON z.id = r.account_id
     WHERE r.role_type IN ('ANALYST', 'LEAD') AND lower(z.name) LIKE ${place(`${likeLiteral(word.toLowerCase())}%`)})`;
}

const reference = /^app-?([0-9a-hjkmnp-tv-z]{4})-?([0-9a-hjkmnp-tv-z]{4})$/i;

/** A reference leads to its one application; other words are looked for in the names of stores and owners. */
function textOf(text: string, place: Place): readonly string[] {
  const found = reference.exec(text.trim());
  if (found) return [`right(d.application_id::text, 10) = ${place(hexOf(`${found[1]}${found[2]}`))}`];
  const wanted = searchable(text);
  if (wanted.length < LEAST_LETTERS) return [];
  const like = place(`%${likeLiteral(text.trim().toLowerCase())}%`);
  const normal = place(`%${likeLiteral(wanted)}%`);
  return [
    `d.application_id IN (
      SELECT q.id FROM seller_application q WHERE lower(q.store_name) LIKE ${like}
      UNION SELECT k.application_id FROM account_summary m JOIN seller_desk k ON k.account_id = m.account_id
             WHERE m.search_text LIKE ${normal} AND lower(m.display_name) LIKE ${like})`,
  ];
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The last 40 bits of the id that a reference was made of. */
function hexOf(letters: string): string {
  const bits = [...letters.toUpperCase()].reduce((sum, letter) => sum * 32n + BigInt(ALPHABET.indexOf(letter)), 0n);
  return bits.toString(16).padStart(10, "0");
}
