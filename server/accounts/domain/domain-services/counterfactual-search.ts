import type { Fact } from "../entities/evidence";
import type { HypotheticalChange } from "../entities/hypothetical-change";
import { FACTORS, type Factor } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import { DAY_MS } from "../value-objects/time-span";
import { HIGHEST_SCORE_MILLI, LOWEST_SCORE_MILLI } from "../value-objects/trust-score";
import { applyChanges, type Hypothesis } from "./hypothetical-service";
import { FORECAST_DAYS } from "./risk-forecast-service";
import { crossingOf } from "./standing-forecast-service";
import { scoreMilliAt } from "./trust-evaluation-service";

/** Changes that lift the score as far as needed, and what they take. */
export type Way = { readonly changes: readonly HypotheticalChange[]; readonly effort: number };

export type CounterfactualSearch = {
  readonly now: Hypothesis;
  readonly policy: TrustPolicy;
  readonly neededMilli: number;
  readonly against: ReadonlyMap<Factor, readonly Fact[]>;
  readonly buys: boolean;
  readonly sells: boolean;
};

/** A change in steps, each of which can only help: nothing at 0, all there is at `most`. */
type Dial = { readonly most: number; readonly at: (step: number) => HypotheticalChange };

const MOST_DEEDS = 60;
/** Nobody checks more facts than this to clear one flag. */
const MOST_WITHDRAWN = 20;
const MOST_WITHDRAWN_IN_A_PAIR = 8;

/** Every single change that is enough, each in its smallest step. */
export function singleChanges(search: CounterfactualSearch): readonly Way[] {
  const ways = dialsOf(search, MOST_WITHDRAWN).flatMap((dial): Way[] => {
    const step = fewestSteps(search, [], dial);
    return step === null ? [] : [wayOf(search, [dial.at(step)])];
  });
  const wait = waitAfter(search, []);
  return wait ? [...ways, wayOf(search, [wait])] : ways;
}

/** Every pair of changes of which neither is enough alone: per two kinds of change the one that takes least. */
export function pairChanges(search: CounterfactualSearch): readonly Way[] {
  const dials = dialsOf(search, MOST_WITHDRAWN_IN_A_PAIR);
  const pairs = dials.flatMap((first, index) => dials.slice(index + 1).map((second) => [first, second] as const));
  const withOther = pairs.flatMap(([first, second]) =>
    leastOf(search, first, (done) => nextStep(search, done, second)),
  );
  const staff = dials.filter((dial) => dial.at(1).kind === "STAFF");
  const withTime = staff.flatMap((dial) => leastOf(search, dial, (done) => waitAfter(search, done)));
  return [...withOther, ...withTime];
}

type Finish = (done: readonly HypotheticalChange[]) => HypotheticalChange | null;

/** The cheapest way to begin with this dial, short of where it is enough alone, and to finish with something else. */
function leastOf(search: CounterfactualSearch, dial: Dial, finish: Finish): readonly Way[] {
  let least: Way | null = null;
  for (let step = 1; step <= dial.most; step += 1) {
    const first = dial.at(step);
    if (isEnough(search, [first])) break;
    const rest = finish([first]);
    if (!rest || isEnough(search, [rest])) continue;
    const way = wayOf(search, [first, rest]);
    if (!least || way.effort < least.effort) least = way;
  }
  return least ? [least] : [];
}

function nextStep(search: CounterfactualSearch, done: readonly HypotheticalChange[], dial: Dial) {
  const step = fewestSteps(search, done, dial);
  return step === null ? null : dial.at(step);
}

/** The smallest step that is enough: every step only helps, so halving finds it. */
function fewestSteps(search: CounterfactualSearch, done: readonly HypotheticalChange[], dial: Dial): number | null {
  if (dial.most < 1 || !isEnough(search, [...done, dial.at(dial.most)])) return null;
  let low = 1;
  let high = dial.most;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(search, [...done, dial.at(middle)])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A burst can't be found wrong: it is over within days. */
function dialsOf({ against, buys, sells }: CounterfactualSearch, mostWithdrawn: number): readonly Dial[] {
  const staff = FACTORS.filter((factor) => factor !== "burst").map((factor): Dial => {
    const facts = against.get(factor) ?? [];
    return {
      most: Math.min(facts.length, mostWithdrawn),
      at: (step) => ({ kind: "STAFF", change: "WITHDRAW", factor, facts: facts.slice(0, step) }),
    };
  });
  const deeds = (change: "GOOD_ORDERS" | "GOOD_SALES"): Dial => ({
    most: MOST_DEEDS,
    at: (count) => ({ kind: "CUSTOMER", change, count }),
  });
  return [...staff, ...(buys ? [deeds("GOOD_ORDERS")] : []), ...(sells ? [deeds("GOOD_SALES")] : [])].filter(
    ({ most }) => most > 0,
  );
}

/** Until the first whole minute at which time has made it enough; null when it never does. */
function waitAfter({ now, policy, neededMilli }: CounterfactualSearch, done: readonly HypotheticalChange[]) {
  const { evidence, at } = applyChanges(now, done, policy);
  if (scoreMilliAt(evidence, policy, at.getTime()) >= neededMilli) {
    return done.length === 0 ? ({ kind: "TIME", change: "WAIT", until: at } as const) : null;
  }
  const band = { lowMilli: LOWEST_SCORE_MILLI, highMilli: Math.min(neededMilli - 1, HIGHEST_SCORE_MILLI) };
  const until = crossingOf(evidence, policy, band, at, new Date(at.getTime() + FORECAST_DAYS * DAY_MS));
  return until && ({ kind: "TIME", change: "WAIT", until } as const);
}

function isEnough({ now, policy, neededMilli }: CounterfactualSearch, changes: readonly HypotheticalChange[]): boolean {
  const { evidence, at } = applyChanges(now, changes, policy);
  return scoreMilliAt(evidence, policy, at.getTime()) >= neededMilli;
}

function wayOf({ now }: CounterfactualSearch, changes: readonly HypotheticalChange[]): Way {
  return { changes, effort: changes.reduce((sum, change) => sum + effortOf(change, now.at), 0) };
}

function effortOf(change: HypotheticalChange, now: Date): number {
  if (change.kind === "STAFF") return change.facts.length;
  if (change.kind === "CUSTOMER") return change.count;
  return Math.max(1, Math.ceil((change.until.getTime() - now.getTime()) / DAY_MS));
}
