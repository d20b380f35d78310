type Answers = Readonly<Record<string, string | boolean>>;

/** What stood on a page of a stage when a window showed it, as its form carries it along. */
export const seenText = (names: readonly string[], stored: Answers): string =>
  JSON.stringify([Object.fromEntries(names.map((name) => [name, answerOf(stored, name)]))]);

/** What a window saw, and what it sent since without having heard what became of it; null for what no page wrote. */
export function seenIn(text: string): readonly Answers[] | null {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) && read.every(isAnswers) ? read : null;
  } catch {
    return null;
  }
}

/** The same, with what is on its way now. */
export function seenAfter(text: string, form: FormData): string {
  const seen = seenIn(text) ?? [];
  const names = Object.keys(seen[0] ?? {});
  const sent = Object.fromEntries(names.map((name) => [name, textIn(form, name)]));
  return JSON.stringify([...seen.slice(-MOST_SEEN), sent]);
}

const MOST_SEEN = 4;

type Page = { readonly names: readonly string[]; readonly seen: readonly Answers[]; readonly typed: Answers };

/** Whether another window answered one of these otherwise since, so that keeping what was typed here would undo it. */
export const isAnsweredElsewhere = (stored: Answers, { names, seen, typed }: Page): boolean =>
  names.some((name) => {
    const now = answerOf(stored, name);
    return now !== answerOf(typed, name) && !seen.some((one) => answerOf(one, name) === now);
  });

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function answerOf(answers: Answers, name: string): string {
  const answer = answers[name];
  return typeof answer === "string" ? answer : "";
}

const isAnswers = (value: unknown): value is Answers =>
  typeof value === "object" && value !== null && Object.values(value).every((one) => typeof one === "string");
