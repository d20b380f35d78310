import { createParser, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const moment = /^(?:-\d{1,4}[hd]|\d{4}-\d{2}-\d{2})$/;

const matching = (pattern: RegExp) =>
  createParser<string>({ parse: (text) => (pattern.test(text) ? text : null), serialize: (text) => text });

export const isUuid = (text: string): boolean => uuid.test(text);

/** Kinds of actors that have no account of their own. */
export const actorKinds = ["STAFF", "HOLDER", "SYSTEM", "OPERATOR", "ANONYMOUS"] as const;

const parseAsActor = createParser<string>({
  parse: (text) => (uuid.test(text) || actorKinds.some((kind) => kind === text) ? text : null),
  serialize: (text) => text,
});

/** The trail's filters and the opened entry, in the address. `from` and `to` are days, or `-7d`, `-24h` from now. */
export const auditAddress = {
  actor: parseAsActor,
  action: parseAsArrayOf(parseAsString).withDefault([]),
  outcome: parseAsStringLiteral(["DONE", "REFUSED"]),
  account: matching(uuid),
  from: matching(moment),
  to: matching(moment),
  ev: matching(uuid),
};

export type AuditAddress = {
  readonly actor: string | null;
  readonly action: readonly string[];
  readonly outcome: "DONE" | "REFUSED" | null;
  readonly account: string | null;
  readonly from: string | null;
  readonly to: string | null;
};

/** Filters to set; null takes one away. */
export type FilterChange = Partial<{
  actor: string | null;
  action: string[] | null;
  outcome: "DONE" | "REFUSED" | null;
  account: string | null;
  from: string | null;
  to: string | null;
}>;
