import type { Factor } from "../entities/trust-signal";
import type { AccountId } from "../value-objects/account-id";
import { RISK_LEVELS, type RiskLevel } from "../value-objects/risk-level";

/** What a backtest has counted so far. Plain JSON: it is stored with the run and goes on from there. */
export type BacktestTally = {
  /** One moment for the whole population, however long the run takes. */
  readonly at: string;
  accounts: number;
  /** Accounts by level: rows under the live policy, columns under the draft, LOW first. */
  readonly moves: readonly number[][];
  /** Accounts by whole points, 0 to 100. */
  readonly distribution: Sides<number[]>;
  /** Rises to HIGH or CRITICAL within the window. */
  readonly flags: Sides<number>;
  /** Decided cases: how many there are, and how many of them each policy flags as of their decision. */
  readonly bad: Labelled;
  readonly good: Labelled;
  /** Those decided within the last week alone, counted above too: what nobody can have tuned for yet. */
  readonly badLately: Labelled;
  /** Null in a run that was counted before these were kept apart. */
  readonly goodLately: Labelled | null;
  movers: readonly Mover[];
  /** Cleared accounts that the draft would flag and the live policy would not. */
  hitCount: number;
  hits: readonly Hit[];
};

export type Sides<Value> = { live: Value; draft: Value };
export type Labelled = { total: number; live: number; draft: number };

/** An account whose score moves, and the factor that moves it most. */
export type Mover = {
  readonly accountId: AccountId;
  readonly fromMilli: number;
  readonly toMilli: number;
  readonly from: RiskLevel;
  readonly to: RiskLevel;
  readonly factor: Factor;
  readonly factorFromMilli: number;
  readonly factorToMilli: number;
  readonly good: number;
  readonly bad: number;
};

export type Hit = {
  readonly accountId: AccountId;
  readonly decidedAt: string;
  readonly liveMilli: number;
  readonly draftMilli: number;
};

/** How far back flags are counted. */
export const BACKTEST_WINDOW_DAYS = 30;
export const HELD_OUT_DAYS = 7;
export const MOVERS_KEPT = 20;

export const emptyTally = (at: Date): BacktestTally => ({
  at: at.toISOString(),
  accounts: 0,
  moves: RISK_LEVELS.map(() => RISK_LEVELS.map(() => 0)),
  distribution: { live: wholeScale(), draft: wholeScale() },
  flags: { live: 0, draft: 0 },
  bad: { total: 0, live: 0, draft: 0 },
  good: { total: 0, live: 0, draft: 0 },
  badLately: { total: 0, live: 0, draft: 0 },
  goodLately: { total: 0, live: 0, draft: 0 },
  movers: [],
  hitCount: 0,
  hits: [],
});

const wholeScale = (): number[] => Array.from({ length: 101 }, () => 0);
