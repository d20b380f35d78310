import type { DocumentKind } from "../value-objects/document-kind";
import { matchNames } from "./name-match-service";

/** A field as it was declared, beside what the document says in words that can be read. */
export type FoundOnDocument = {
  readonly field: string;
  readonly declared: string;
  readonly found: string | null;
  readonly agrees: "YES" | "NO" | "UNREADABLE";
};

type Look = (declared: string, text: PageText) => Pick<FoundOnDocument, "found" | "agrees">;
type PageText = { readonly lines: readonly string[]; readonly whole: string };

/**
 * Compares what was typed with the words of a document. A photograph has none, and what is not found may stand there all
 * the same: then it is UNREADABLE, and a person looks. NO only where something of that very kind stands there instead.
 */
export function foundOnDocument(
  kind: DocumentKind,
  declared: Readonly<Record<string, string | boolean>>,
  texts: readonly string[],
): readonly FoundOnDocument[] {
  const text = pageText(texts);
  return Object.entries(looks[kind]).flatMap(([field, look]) => {
    const value = declared[field];
    return typeof value === "string" && value !== "" ? [{ field, declared: value, ...look(value, text) }] : [];
  });
}

const MOST_LINES = 400;

function pageText(texts: readonly string[]): PageText {
  const lines = texts
    .flatMap((text) => text.split("\n"))
    .map((line) => line.replace(/\s{1,50}/g, " ").trim())
    .filter((line) => line !== "" && line.length <= 300)
    .slice(0, MOST_LINES);
  return { lines, whole: lines.join("\n") };
}

/** A number or code of a known shape: the same one, another one of that shape, or none. */
const code =
  (shape: RegExp): Look =>
  (declared, { whole }) => {
    const wanted = bare(declared);
    const seen = whole.toUpperCase().match(shape) ?? [];
    const same = seen.find((one) => bare(one) === wanted);
    if (same) return { found: bare(same), agrees: "YES" };
    const [other] = seen;
    return other ? { found: bare(other), agrees: "NO" } : nothing;
  };

const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9@.]/g, "");

const nothing = { found: null, agrees: "UNREADABLE" } as const;

/** A name: on a line of its own, or behind its label. */
const name =
  (label: RegExp): Look =>
  (declared, { lines }) => {
    const same = lines.flatMap(partsOf).find((part) => matchNames(declared, part).outcome === "SAME");
    if (same) return { found: same, agrees: "YES" };
    const labelled = valueBehind(label, lines);
    if (labelled === null) return nothing;
    // Printed behind its label without a colon, it is part of no line that was compared above.
    return { found: labelled, agrees: matchNames(declared, labelled).outcome === "SAME" ? "YES" : "NO" };
  };

/** A line as it stands, and what stands behind a colon in it. */
const partsOf = (line: string): readonly string[] => {
  const at = line.indexOf(":");
  return at < 0 ? [line] : [line, line.slice(at + 1).trim()];
};

function valueBehind(label: RegExp, lines: readonly string[]): string | null {
  const at = lines.findIndex((line) => label.test(line));
  const line = lines[at];
  if (line === undefined) return null;
  const behind = line.replace(label, "").replace(/^[\s:.-]{1,20}/, "");
  const value = behind === "" ? lines[at + 1] : behind;
  return value === undefined || value === "" ? null : value;
}

/** Which of several days is meant nobody can tell: only the declared one says something. */
const day: Look = (declared, { whole }) => {
  const [year, month, date] = declared.split("-");
  const written = [declared, ...["/", "-", "."].map((mark) => [date, month, year].join(mark))];
  const found = written.find((one) => whole.includes(one));
  return found ? { found, agrees: "YES" } : nothing;
};

const pan = code(/\b[A-Z]{5}[0-9]{4}[A-Z]\b/g);
const gstin = code(/\b[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]\b/g);
const legalName = name(/^(?:\d+\.? ?)?legal name(?: of (?:the )?business)?/i);

/** What each kind of document can say about the fields of its stage. */
const looks: Readonly<Record<DocumentKind, Readonly<Record<string, Look>>>> = {
  BUSINESS_PROOF: {
    legalName: name(/^(?:legal |company |business )?name(?: of (?:the )?(?:business|company|firm))?/i),
    ownerName: name(/^(?:owner|proprietor|director|partner)s?(?: name)?/i),
    postalCode: code(/\b[1-9][0-9]{5}\b/g),
  },
  PHOTO_ID: { fullName: name(/^(?:full )?name/i), documentExpiresOn: day },
  PAN_CARD: { pan, fullName: name(/^name/i) },
  GST_CERTIFICATE: { gstNumber: gstin, legalName },
  BANK_PROOF: {
    accountHolder: name(/^(?:account holder(?:'s)?(?: name)?|name)/i),
    ifsc: code(/\b[A-Z]{4}0[A-Z0-9]{6}\b/g),
    accountNumber: code(/\b[0-9]{9,18}\b/g),
    upiAddress: code(/[A-Z0-9.-]{2,60}@[A-Z]{2,30}\b/g),
  },
  HOLD_EVIDENCE: {},
};
