import { addSignals, type Evidence, type Fact, withoutSignals } from "../entities/evidence";
import type { HypotheticalChange } from "../entities/hypothetical-change";
import type { Factor } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import { DAY_MS } from "../value-objects/time-span";

export type Hypothesis = { readonly evidence: Evidence; readonly at: Date };

/** The evidence and the moment after changes that nobody made: what `counterfactuals` promises is scored of this. */
export function applyChanges(
  before: Hypothesis,
  changes: readonly HypotheticalChange[],
  policy: TrustPolicy,
): Hypothesis {
  let { evidence, at } = before;
  for (const change of changes) {
    if (change.kind === "STAFF") evidence = withoutSignals(evidence, change.facts, policy);
    else if (change.kind === "CUSTOMER") evidence = addSignals(evidence, goodFacts(change, before.at), policy);
    else at = change.until;
  }
  return { evidence, at };
}

type GoodDeeds = Extract<HypotheticalChange, { kind: "CUSTOMER" }>;

/** An ordinary order that is paid, completed and kept; an ordinary sale that nobody disputes. */
export const goodFacts = ({ change, count }: Pick<GoodDeeds, "change" | "count">, at: Date): readonly Fact[] =>
  (change === "GOOD_ORDERS" ? (["completion", "refunds", "failures"] as const) : (["disputes"] as const)).map(
    (factor) => ({ factor, good: count, bad: 0, occurredAt: at }),
  );

/**
 * The facts against an account that still stand, per factor, heaviest first. One that was taken back is none, and of
 * facts that happened at one moment those that are left count together.
 */
export function factsAgainst(
  facts: Iterable<Fact>,
  policy: TrustPolicy,
  at: Date,
): ReadonlyMap<Factor, readonly Fact[]> {
  const standing = new Map<string, Fact>();
  for (const { factor, bad, occurredAt } of facts) {
    if (bad === 0) continue;
    const key = `${factor} ${occurredAt.getTime()}`;
    const known = standing.get(key);
    standing.set(key, { factor, good: 0, bad: (known?.bad ?? 0) + bad, occurredAt });
  }
  const against = new Map<Factor, Fact[]>();
  for (const fact of standing.values()) {
    if (fact.bad > NOTHING) against.set(fact.factor, [...(against.get(fact.factor) ?? []), fact]);
  }
  for (const list of against.values()) list.sort((a, b) => heldAt(b, policy, at) - heldAt(a, policy, at));
  return against;
}

/** What is left where a fraction was added and taken back. */
const NOTHING = 1e-9;

const heldAt = ({ factor, bad, occurredAt }: Fact, policy: TrustPolicy, at: Date): number =>
  bad * 2 ** ((occurredAt.getTime() - at.getTime()) / (policy.factors[factor].halfLifeDays * DAY_MS));
