import type { SellerFilter } from "@/server/accounts/application/ports/inbound/seller-query.schema";

const stages = ["BUSINESS", "IDENTITY", "TAX", "PAYOUT", "STORE", "FINAL"] as const;
const risks = ["LOW", "MEDIUM", "HIGH", "CRITICAL"] as const;
const waiting = { US: "US", SYSTEM: "SYSTEM", NOBODY: "NOBODY", PAUSED: "NOBODY", SELLER: "SELLER" } as const;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

export type QueryFilter = Omit<SellerFilter, "view">;

export type SellersQuery = {
  readonly filter: QueryFilter;
  readonly isLate: boolean;
  /** Parts that mean nothing here, as they were typed. */
  readonly ignored: readonly string[];
};

const part = /(-?)(?:([a-z]+):)?("[^"]*"|\S+)/giu;

/** The words of the filter box: `stage:tax,identity -waiting:seller risk:high assignee:me due:late age:>4h kaveri`. */
export function parseSellersQuery(text: string): SellersQuery {
  const filter: Mutable<QueryFilter> = {
    stages: [],
    notStages: [],
    waitingOn: [],
    notWaitingOn: [],
    risks: [],
    notRisks: [],
    assignees: [],
    notAssignees: [],
    olderThanMinutes: null,
    youngerThanMinutes: null,
    text: "",
  };
  const words: string[] = [];
  const ignored: string[] = [];
  let isLate = false;
  for (const [typed, minus = "", key = "", raw = ""] of text.matchAll(part)) {
    const value = raw.replace(/^"|"$/gu, "");
    if (key === "" && minus === "") words.push(value);
    else if (key.toLowerCase() === "due" && value === "late" && minus === "") isLate = true;
    else if (!takes(filter, key.toLowerCase(), value, minus !== "")) ignored.push(typed);
  }
  filter.text = words.join(" ").slice(0, 100);
  return { filter, isLate, ignored };
}

/** Whether a part was understood; then the filter has it. */
function takes(filter: Mutable<QueryFilter>, key: string, value: string, isNot: boolean): boolean {
  const listed = value.split(",").filter((one) => one !== "");
  switch (key) {
    case "stage":
      return all(
        listed,
        (one) => stages.find((stage) => stage === one.toUpperCase()),
        isNot ? filter.notStages : filter.stages,
      );
    case "risk":
      return all(
        listed,
        (one) => risks.find((risk) => risk === one.toUpperCase()),
        isNot ? filter.notRisks : filter.risks,
      );
    case "waiting":
      return all(listed, waitingOf, isNot ? filter.notWaitingOn : filter.waitingOn);
    case "assignee":
      return all(listed, (one) => one.toLowerCase().slice(0, 64), isNot ? filter.notAssignees : filter.assignees);
    case "age":
      return !isNot && takesAge(filter, value);
    default:
      return false;
  }
}

const waitingOf = (word: string) => Object.entries(waiting).find(([known]) => known === word.toUpperCase())?.[1];

/** Every word or none: half a list would show something else than was asked for. */
function all<Word>(listed: readonly string[], known: (word: string) => Word | undefined, into: Word[]): boolean {
  const found = listed.map(known);
  if (found.length === 0 || found.length > 10) return false;
  const words = found.filter((word) => word !== undefined);
  if (words.length < found.length) return false;
  into.push(...words.filter((word) => !into.includes(word)));
  return true;
}

const minutesIn = { m: 1, h: 60, d: 1_440 } as const;

function takesAge(filter: Mutable<QueryFilter>, value: string): boolean {
  const [, sign, count, unit] = /^([<>])(\d{1,4})([mhd])$/u.exec(value) ?? [];
  if (unit !== "m" && unit !== "h" && unit !== "d") return false;
  const minutes = Number(count) * minutesIn[unit];
  if (sign === ">") filter.olderThanMinutes = minutes;
  else filter.youngerThanMinutes = minutes;
  return true;
}

/** Contacts are looked up, never put in an address: addresses end up in logs. */
const isPrivate = (word: string): boolean => word.includes("@") || (word.match(/\d/gu)?.length ?? 0) >= 7;

/** What of the typed words may stand in the address. A reference has digits and names nobody. */
export function withoutPrivate(text: string): { readonly text: string; readonly dropped: boolean } {
  const words = text.split(/(\s+)/u);
  const kept = words.filter((word) => /^app-?[0-9a-z-]{8,9}$/iu.test(word) || !isPrivate(word));
  return { text: kept.join(""), dropped: kept.length < words.length };
}

/** The query with one part more, or without it where it stands there already. */
export function toggledPart(q: string, wanted: string): string {
  const parts = q.split(/\s+/u).filter((one) => one !== "");
  const left = parts.filter((one) => one !== wanted);
  return (left.length < parts.length ? left : [...parts, wanted]).join(" ");
}
