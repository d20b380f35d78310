import type { LookupDto } from "@/server/accounts/application/dto/lookup-dto";
import type { SearchAccountsInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { LookUp, LookUpLog } from "@/server/accounts/application/ports/outbound/look-up-log";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type Matched, readHits } from "./account-hits";
import { readOpenCases, toCaseHits } from "./case-hits";
import { type Candidate, findCandidates } from "./lookup-candidates";
import { type LookupTerms, lookupTerms } from "./lookup-terms";
import { openLookup, sealLookup } from "./lookup-token";
import { readNewestAccounts } from "./newest-accounts";
import { type PageCursors, pageCursors } from "./page-cursor";
import type { PolicySource } from "./policy-source";
import { type ReadPool, type ReadRows, readTogether } from "./read-pool";
import { type Reader, readerOf, refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";
import { toStoreHits } from "./store-hits";

export type SearchAccountsDeps = {
  readonly pool: ReadPool;
  readonly sealer: Sealer;
  readonly now: Clock;
  readonly policies: PolicySource;
  readonly lookUps: LookUpLog;
};

/** SUPPORT looks people up who asked for help, it does not browse. */
const SUPPORT_LEAST_CHARACTERS = 4;
const SUPPORT_MOST_MATCHES = 20;

type Position = readonly [rank: number, sortName: string, accountId: string];

/**
 * Finds accounts by id, email, phone, GSTIN, external id, name or store: exact values through unique indexes, parts
 * through the search text. Whoever looks by contact or GSTIN leaves a trace before the answer; roles that reveal none
 * find people by whole ones only, or asking for one digit after the other would reveal them. Refuses VALIDATION for a
 * foreign cursor or an `lq` that ran out.
 */
export const searchAccounts =
  ({ pool, sealer, now, policies, lookUps }: SearchAccountsDeps) =>
  async (input: SearchAccountsInput, actor: StaffActor): Promise<Result<LookupDto>> => {
    const at = now();
    const refused = refuseUnless(actor, "account.look-up");
    if (refused) return refused;
    const asked = input.lq === null ? input : openLookup(sealer, input.lq, at);
    if (asked === null) return refuse(lookupEnded);
    const terms = lookupTerms(asked.text, asked.scope);
    const reader = readerOf(actor);
    const cursors = pageCursors<Position>(sealer, "accounts", [terms.kind, terms.text, terms.exact]);
    const after = cursors.open(input.cursor);
    if (!after.ok) return after;
    const lq = terms.text === "" ? null : sealLookup(sealer, { text: asked.text, scope: asked.scope }, at);
    const frame = { terms, lq };
    if (isTooShort(reader, terms)) return done(unanswered(frame, "TOO_SHORT", tooShortHint));
    const isFirst = input.cursor === null;
    const asksFor = (accountId: string | null) => (isFirst ? askedFor(terms, accountId) : null);
    const trace = async (lookUp: Omit<LookUp, "actor"> | null) => {
      if (lookUp) await lookUps.count({ ...lookUp, actor });
    };
    // Asked beside the search: what it says is wanted only once somebody was found.
    const inForce = policies.inForce();
    inForce.catch(() => undefined);
    const search = { at, reader, limit: input.limit, after: after.value, cursors, inForce };
    const found = await readTogether(pool, async (read) =>
      done(await answer(read, frame, { ...search, traced: (accountId) => trace(asksFor(accountId)) })),
    );
    if (found.ok && isFirst) await trace(metBy(terms, found.value));
    return found;
  };

const IDENTIFIERS: ReadonlySet<LookupDto["kind"]> = new Set(["EMAIL", "PHONE", "GSTIN"]);

/** What the trail keeps of a search for a person by contact or GSTIN, known before anything of them is read. */
const askedFor = ({ kind, label, exact }: LookupTerms, accountId: string | null): Omit<LookUp, "actor"> | null =>
  IDENTIFIERS.has(kind) && label ? { searchedBy: label, text: exact, accountId: exact && accountId } : null;

/** What it keeps of any other search: null unless somebody was met by contact or GSTIN. */
function metBy({ kind }: LookupTerms, found: LookupDto): Omit<LookUp, "actor"> | null {
  const met = found.accounts.find(({ match }) => IDENTIFIERS.has(match.kind))?.match.label;
  return met && !IDENTIFIERS.has(kind) ? { searchedBy: met, text: null, accountId: null } : null;
}

type Frame = { readonly terms: LookupTerms; readonly lq: string | null };

type Search = {
  readonly at: Date;
  readonly reader: Reader;
  readonly limit: number;
  readonly after: Position | null;
  readonly cursors: PageCursors<Position>;
  readonly inForce: ReturnType<PolicySource["inForce"]>;
  /** Leaves the trace of who was asked for; the account where it is one, named as a whole. */
  readonly traced: (accountId: string | null) => Promise<void>;
};

async function answer(read: ReadRows, frame: Frame, search: Search): Promise<LookupDto> {
  const { terms } = frame;
  const candidates =
    terms.kind === "NEWEST"
      ? await readNewestAccounts(read, search.after, search.limit + 1)
      : await findCandidates(read, terms, search.reader.reveals);
  const isBrowsed = isBrowsing(search.reader, candidates);
  const exactAccountId = isBrowsed ? null : onlyExact(terms, candidates);
  const traced = search.traced(exactAccountId);
  if (isBrowsed || candidates.length === 0) {
    await traced;
    if (isBrowsed) return unanswered(frame, "TOO_MANY", tooManyHint);
    return unanswered(frame, "NONE", wholeOnlyHintFor(search.reader, terms));
  }
  const page = terms.kind === "NEWEST" ? candidates : rest(candidates, search.after);
  const shown = page.slice(0, search.limit);
  const last = page.length > search.limit ? shown.at(-1) : undefined;
  const { at, inForce, reader } = search;
  const [accounts, openCases] = await Promise.all([
    readHits(read, shown.map(toMatched), { text: terms.text, inForce, at, seesPoints: reader.seesPoints }),
    terms.text !== "" && reader.seesCases ? readOpenCases(read, shown.map(toAccountId)) : [],
    traced,
  ]);
  return {
    ...unanswered(frame, "FOUND", null),
    accounts,
    stores: terms.text === "" ? [] : toStoreHits(accounts, terms.text),
    cases: toCaseHits(openCases, accounts),
    exactAccountId,
    nextCursor: last ? search.cursors.seal([last.rank, last.sort_name, last.account_id]) : null,
  };
}

const onlyExact = ({ kind }: LookupTerms, candidates: readonly Candidate[]): string | null =>
  candidates.length === 1 && candidates[0]?.rank === 0 && kind !== "NAME" ? candidates[0].account_id : null;

const unanswered = ({ terms, lq }: Frame, outcome: LookupDto["outcome"], hint: string | null): LookupDto => ({
  kind: terms.kind,
  kindLabel: terms.label,
  outcome,
  hint,
  accounts: [],
  stores: [],
  cases: [],
  exactAccountId: null,
  nextCursor: null,
  lq,
});

/** Sorted by rank, name and id; what comes after the position. */
const rest = (candidates: readonly Candidate[], after: Position | null): Candidate[] => {
  const sorted = [...candidates].sort((a, b) => comparePositions(positionOf(a), positionOf(b)));
  return after ? sorted.filter((candidate) => comparePositions(positionOf(candidate), after) > 0) : sorted;
};

const positionOf = ({ rank, sort_name, account_id }: Candidate): Position => [rank, sort_name, account_id];

const comparePositions = (a: Position, b: Position): number =>
  a[0] - b[0] || compareText(a[1], b[1]) || compareText(a[2], b[2]);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const toAccountId = ({ account_id }: Candidate): string => account_id;

const toMatched = ({ account_id, kind, rank }: Candidate): Matched => ({
  accountId: account_id,
  kind,
  exact: rank === 0,
});

const isTooShort = (reader: Reader, { text }: LookupTerms): boolean =>
  reader.role === "SUPPORT" && [...text].length < SUPPORT_LEAST_CHARACTERS;

const isBrowsing = (reader: Reader, candidates: readonly Candidate[]): boolean =>
  reader.role === "SUPPORT" && candidates.length > SUPPORT_MOST_MATCHES;

const tooShortHint = `Type at least ${SUPPORT_LEAST_CHARACTERS} characters.`;
const wholeOnlyHintFor = ({ reveals }: Reader, { kind }: LookupTerms): string | null =>
  reveals || kind === "ID" ? null : "Your role finds people by whole emails, phone numbers and GSTINs only.";
const tooManyHint = "Too many matches. Add more characters.";

const lookupEnded = {
  code: "VALIDATION",
  fields: [{ field: "lq", problem: "This link to a search has ended. Search again." }],
} as const;
