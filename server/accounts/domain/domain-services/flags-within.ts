import { addSignals, type Evidence, type Fact, withoutSignals } from "../entities/evidence";
import type { TrustPolicy } from "../policies/trust-policy";
import { isFlagged } from "./review-trigger-service";
import { passTime } from "./risk-forecast-service";
import { moveRisk, NO_COOL_DOWN, type RiskState, riskOf } from "./risk-transition-service";
import { scoreMilliAt } from "./trust-evaluation-service";

type Arrived = Fact & { readonly recordedAt: Date };

/**
 * How often an account would have been flagged within a span: its level rose to HIGH or CRITICAL from a milder one. What
 * arrived meanwhile is taken back from the evidence, which is exact, and arrives again in its order.
 */
export function flagsWithin(
  evidence: Evidence,
  recent: readonly Arrived[],
  policy: TrustPolicy,
  { from, until }: { readonly from: Date; readonly until: Date },
): number {
  const arrivals = arrivalsOf(recent);
  const start = withoutSignals(evidence, recent, policy);
  if (!everFlagged(start, arrivals, policy, from)) return 0;
  let known = start;
  let state: RiskState = {
    riskLevel: riskOf(scoreMilliAt(start, policy, from.getTime()), policy),
    coolDown: NO_COOL_DOWN,
  };
  let since = from;
  let flags = 0;
  for (const [arrived, facts] of arrivals) {
    const at = new Date(arrived);
    const passed = passTime(state, known, policy, { from: since, until: at });
    known = addSignals(known, facts, policy);
    const moved = moveRisk(passed.state, scoreMilliAt(known, policy, arrived), at, policy);
    flags += passed.rises.filter((rise) => isFlagged(rise.to) && !isFlagged(rise.from)).length;
    if (isFlagged(moved.riskLevel) && !isFlagged(passed.state.riskLevel)) flags += 1;
    state = moved;
    since = at;
  }
  const { rises } = passTime(state, known, policy, { from: since, until });
  return flags + rises.filter((rise) => isFlagged(rise.to) && !isFlagged(rise.from)).length;
}

/** Most accounts never come near: their scores at the arrivals say so without following them through time. */
function everFlagged(
  start: Evidence,
  arrivals: readonly (readonly [number, readonly Fact[]])[],
  policy: TrustPolicy,
  from: Date,
): boolean {
  let known = start;
  if (isFlagged(riskOf(scoreMilliAt(known, policy, from.getTime()), policy))) return true;
  return arrivals.some(([at, facts]) => {
    known = addSignals(known, facts, policy);
    return isFlagged(riskOf(scoreMilliAt(known, policy, at), policy));
  });
}

/** In their order, together where they were recorded together. */
function arrivalsOf(recent: readonly Arrived[]): readonly (readonly [number, readonly Fact[]])[] {
  const arrivals = new Map<number, Fact[]>();
  for (const fact of recent) {
    const open = arrivals.get(fact.recordedAt.getTime());
    if (open) open.push(fact);
    else arrivals.set(fact.recordedAt.getTime(), [fact]);
  }
  return [...arrivals].sort(([a], [b]) => a - b);
}
