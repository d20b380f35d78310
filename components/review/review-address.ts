import { createLoader, createParser, parseAsStringLiteral } from "nuqs/server";
import type { ReviewView } from "@/server/accounts/application/dto/review-queue-dto";

const viewWords = ["due-first", "critical", "decided-today"] as const;
const tabWords = ["evidence", "effects", "decisions"] as const;

export type ViewWord = (typeof viewWords)[number];
export type CaseTab = (typeof tabWords)[number];

const views: Readonly<Record<ViewWord, ReviewView>> = {
  "due-first": "DUE_FIRST",
  critical: "CRITICAL",
  "decided-today": "DECIDED_TODAY",
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const parseAsUuid = createParser({ parse: (text) => (uuid.test(text) ? text : null), serialize: (id: string) => id });

/** What of the queue stands in its address, so that a colleague who opens the link sees the same. */
export const reviewAddress = {
  view: parseAsStringLiteral(viewWords).withDefault("due-first"),
  /** A backtest's run, whose largest moves alone are shown. */
  sample: parseAsUuid,
  sel: parseAsUuid,
  tab: parseAsStringLiteral(tabWords).withDefault("evidence"),
};

export const viewOf = (word: ViewWord): ReviewView => views[word];

/** Parts of an address that mean nothing here, as "view:nope": said once, never an error. */
export function ignoredParts(query: URLSearchParams): readonly string[] {
  return (["view", "sample", "sel", "tab"] as const)
    .map((key) => [key, query.get(key)] as const)
    .filter(([key, text]) => text !== null && reviewAddress[key].parse(text) === null)
    .map(([key, text]) => `${key}:${(text ?? "").slice(0, 40)}`);
}

/** The page asks for as many rows at once, and so does the browser. */
export const reviewPageSize = 50;

/** For the server: the same address, read from a page's query. */
export const loadReviewAddress = createLoader(reviewAddress);
