import { type Evidence, withoutSignals } from "../entities/evidence";
import { FACTORS, type TrustSignal } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import type { AccountId } from "../value-objects/account-id";
import { isWorseRisk, RISK_LEVELS } from "../value-objects/risk-level";
import { DAY_MS } from "../value-objects/time-span";
import { wholePoints } from "../value-objects/trust-score";
import {
  BACKTEST_WINDOW_DAYS,
  type BacktestTally,
  HELD_OUT_DAYS,
  type Hit,
  type Labelled,
  MOVERS_KEPT,
  type Mover,
} from "./backtest-tally";
import { massColumns, packEvidence, scoreColumns } from "./evidence-columns";
import { factorPointsMilli } from "./factor-points";
import { flagsWithin } from "./flags-within";
import { isFlagged } from "./review-trigger-service";
import { riskOf } from "./risk-transition-service";
import { MASSES_PER_ACCOUNT } from "./score-of-masses";
import { scoreMilliAt } from "./trust-evaluation-service";

/** A fact as a backtest needs it. */
export type DatedFact = Pick<TrustSignal, "factor" | "good" | "bad" | "occurredAt" | "recordedAt">;

/** One account of the population: its evidence as each policy measures it. */
export type BacktestAccount = {
  readonly accountId: AccountId;
  readonly evidence: Evidence;
  /** The same object where the draft changes no half-life. */
  readonly draftEvidence: Evidence;
  /** What was recorded within the window, and since the account's decision where that is longer ago. */
  readonly recent: readonly DatedFact[];
  readonly label: Label | null;
};

/** What people decided about it last. */
export type Label = { readonly isBad: boolean; readonly decidedAt: Date };

export type Compared = { readonly live: TrustPolicy; readonly draft: TrustPolicy };

/** Counts a range of accounts into the tally. Levels are those of the plain thresholds: where everybody would settle. */
export function tallyRange(tally: BacktestTally, accounts: readonly BacktestAccount[], policies: Compared): void {
  const at = new Date(tally.at);
  const liveMasses = massColumns(packEvidence(accounts.map(({ evidence }) => evidence)), at.getTime());
  const draftMasses = accounts.every(({ evidence, draftEvidence }) => evidence === draftEvidence)
    ? liveMasses
    : massColumns(packEvidence(accounts.map(({ draftEvidence }) => draftEvidence)), at.getTime());
  const scores = tallyScores(tally, { liveMasses, draftMasses }, policies);
  tally.movers = topMovers(tally.movers, moversOf(accounts, { liveMasses, draftMasses, ...scores }, policies));
  for (const account of accounts) {
    tallyFlags(tally, account, policies, at);
    if (account.label) tallyLabel(tally, account, account.label, policies, at);
  }
}

type Columns = { readonly liveMasses: Float64Array; readonly draftMasses: Float64Array };
type Scores = { readonly live: Int32Array; readonly draft: Int32Array };

/** The part that touches everybody: two scores each, their levels and their place on the scale. */
export function tallyScores(tally: BacktestTally, { liveMasses, draftMasses }: Columns, policies: Compared): Scores {
  const live = scoreColumns(liveMasses, policies.live);
  const draft = scoreColumns(draftMasses, policies.draft);
  const { moves, distribution } = tally;
  for (let row = 0; row < live.length; row += 1) {
    const [from, to] = [live[row] ?? 0, draft[row] ?? 0];
    const line = moves[RISK_LEVELS.indexOf(riskOf(from, policies.live))];
    const column = RISK_LEVELS.indexOf(riskOf(to, policies.draft));
    if (line) line[column] = (line[column] ?? 0) + 1;
    distribution.live[wholePoints(from)] = (distribution.live[wholePoints(from)] ?? 0) + 1;
    distribution.draft[wholePoints(to)] = (distribution.draft[wholePoints(to)] ?? 0) + 1;
  }
  tally.accounts += live.length;
  return { live, draft };
}

function moversOf(accounts: readonly BacktestAccount[], columns: Columns & Scores, policies: Compared): Mover[] {
  const order = [...accounts.keys()].filter((row) => columns.live[row] !== columns.draft[row]);
  const size = (row: number) => Math.abs((columns.draft[row] ?? 0) - (columns.live[row] ?? 0));
  return order
    .sort((one, other) => size(other) - size(one))
    .slice(0, MOVERS_KEPT)
    .flatMap((row) => {
      const account = accounts[row];
      return account ? [moverOf(account.accountId, row, columns, policies)] : [];
    });
}

function moverOf(accountId: AccountId, row: number, columns: Columns & Scores, { live, draft }: Compared): Mover {
  const offset = row * MASSES_PER_ACCOUNT;
  const goodPayments = FACTORS.indexOf("failures") * 2;
  const points = (masses: Float64Array, policy: TrustPolicy, position: number): number => {
    const factor = FACTORS[position] ?? "completion";
    const [good, bad] = [masses[offset + position * 2] ?? 0, masses[offset + position * 2 + 1] ?? 0];
    return factorPointsMilli(policy, factor, good, bad, masses[offset + goodPayments] ?? 0);
  };
  const lines = FACTORS.map((factor, position) => ({
    factor,
    factorFromMilli: points(columns.liveMasses, live, position),
    factorToMilli: points(columns.draftMasses, draft, position),
    good: Math.max(0, columns.draftMasses[offset + position * 2] ?? 0),
    bad: Math.max(0, columns.draftMasses[offset + position * 2 + 1] ?? 0),
  }));
  const [most] = lines.sort((one, other) => movedBy(other) - movedBy(one));
  if (!most) throw new Error("A score has no factors.");
  const [fromMilli, toMilli] = [columns.live[row] ?? 0, columns.draft[row] ?? 0];
  return { accountId, fromMilli, toMilli, from: riskOf(fromMilli, live), to: riskOf(toMilli, draft), ...most };
}

const movedBy = ({ factorFromMilli, factorToMilli }: Pick<Mover, "factorFromMilli" | "factorToMilli">): number =>
  Math.abs(factorToMilli - factorFromMilli);

const topMovers = (known: readonly Mover[], more: readonly Mover[]): readonly Mover[] =>
  [...known, ...more]
    .sort((one, other) => Math.abs(other.toMilli - other.fromMilli) - Math.abs(one.toMilli - one.fromMilli))
    .slice(0, MOVERS_KEPT);

function tallyFlags(tally: BacktestTally, account: BacktestAccount, { live, draft }: Compared, at: Date): void {
  const from = new Date(at.getTime() - BACKTEST_WINDOW_DAYS * DAY_MS);
  const recent = account.recent.filter(({ recordedAt }) => recordedAt > from && recordedAt <= at);
  if (!recent.some(({ good, bad }) => bad > 0 || good < 0)) return;
  tally.flags.live += flagsWithin(account.evidence, recent, live, { from, until: at });
  tally.flags.draft += flagsWithin(account.draftEvidence, recent, draft, { from, until: at });
}

/** Was it flagged by what was known when people decided? */
function tallyLabel(
  tally: BacktestTally,
  { accountId, evidence, draftEvidence, recent }: BacktestAccount,
  { isBad, decidedAt }: Label,
  { live, draft }: Compared,
  at: Date,
): void {
  const since = recent.filter(({ recordedAt }) => recordedAt > decidedAt);
  const liveMilli = scoreMilliAt(withoutSignals(evidence, since, live), live, decidedAt.getTime());
  const draftMilli = scoreMilliAt(withoutSignals(draftEvidence, since, draft), draft, decidedAt.getTime());
  const [byLive, byDraft] = [isFlagged(riskOf(liveMilli, live)), isFlagged(riskOf(draftMilli, draft))];
  count(isBad ? tally.bad : tally.good, byLive, byDraft);
  const lately = isBad ? tally.badLately : tally.goodLately;
  if (lately && at.getTime() - decidedAt.getTime() < HELD_OUT_DAYS * DAY_MS) count(lately, byLive, byDraft);
  if (isBad || byLive || !byDraft) return;
  const hit: Hit = { accountId, decidedAt: decidedAt.toISOString(), liveMilli, draftMilli };
  tally.hitCount += 1;
  tally.hits = [...tally.hits, hit].sort((one, other) => one.draftMilli - other.draftMilli).slice(0, MOVERS_KEPT);
}

function count(labelled: Labelled, byLive: boolean, byDraft: boolean): void {
  labelled.total += 1;
  if (byLive) labelled.live += 1;
  if (byDraft) labelled.draft += 1;
}

/** How many levels get worse and better: the accounts that move. */
export function movedAccounts({ moves }: BacktestTally): { readonly worse: number; readonly better: number } {
  let worse = 0;
  let better = 0;
  moves.forEach((line, from) => {
    line.forEach((accounts, to) => {
      const [a, b] = [RISK_LEVELS[from], RISK_LEVELS[to]];
      if (!a || !b || a === b) return;
      if (isWorseRisk(b, a)) worse += accounts;
      else better += accounts;
    });
  });
  return { worse, better };
}
