/** How two names compare, with the words that made the difference. */
export type NameMatch = {
  readonly outcome: "SAME" | "CLOSE" | "DIFFERENT";
  /** For staff: "same words", "1 word differs", "one name is missing". Never the names themselves. */
  readonly words: string;
};

/** What a company is, not how it is called. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  "pvt private ltd limited llp llc inc co company corp corporation and the ms messrs mr mrs dr shri smt kum".split(" "),
);

/**
 * Compares names as people write them: case, accents, punctuation, order, legal forms and titles say nothing; an
 * initial stands for its word, words run together for the same words, and one slip of typing is forgiven in a word of
 * five letters or more. One word that is left over is CLOSE, which a person looks at; more is DIFFERENT.
 */
export function matchNames(one: string, other: string): NameMatch {
  const a = wordsOf(one);
  const b = wordsOf(other);
  if (a.length === 0 || b.length === 0) return { outcome: "DIFFERENT", words: "one name is missing" };
  if (a.join("") === b.join("") || [...a].sort().join(" ") === [...b].sort().join(" ")) {
    return { outcome: "SAME", words: "same words" };
  }
  const { left, forgiven } = pairOff(a, b);
  if (left === 0) return { outcome: "SAME", words: forgiven.join(", ") };
  const hasCommon = left < a.length + b.length;
  if (left <= 1 || (left === 2 && a.length === b.length && a.length > 2)) {
    return { outcome: hasCommon ? "CLOSE" : "DIFFERENT", words: "1 word differs" };
  }
  return { outcome: "DIFFERENT", words: `${Math.max(1, Math.ceil(left / 2))} or more words differ` };
}

function wordsOf(name: string): readonly string[] {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’./]/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const own = plain.filter((word) => !LEGAL_FORMS.has(word));
  return own.length > 0 ? own : plain;
}

function pairOff(a: readonly string[], b: readonly string[]): { left: number; forgiven: readonly string[] } {
  const open = [...b];
  const forgiven = new Set<string>();
  const rest = RULES.reduce<readonly string[]>((words, { fits, says }) => {
    return words.filter((word) => {
      const at = open.findIndex((candidate) => fits(word, candidate));
      if (at < 0) return true;
      open.splice(at, 1);
      if (says) forgiven.add(says);
      return false;
    });
  }, a);
  return { left: rest.length + open.length, forgiven: [...forgiven] };
}

/** Exact words first, so that an initial never takes a word that somebody else spells out. */
const RULES: readonly { readonly fits: (a: string, b: string) => boolean; readonly says: string | null }[] = [
  { fits: (a, b) => a === b, says: null },
  { fits: (a, b) => Math.min(a.length, b.length) >= 5 && isOneSlip(a, b), says: "a slip of typing" },
  { fits: (a, b) => (a.length === 1 || b.length === 1) && a.charAt(0) === b.charAt(0), says: "an initial" },
];

/** One letter more, less or other, or two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  const swapped = `${short.charAt(start + 1)}${short.charAt(start)}`;
  return swapped === long.slice(start, start + 2) && short.slice(start + 2) === long.slice(start + 2);
}
