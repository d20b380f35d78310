import type { AccountId } from "../value-objects/account-id";

export const POLICY_RUN_KINDS = ["BACKTEST", "SHADOW", "RE_EVALUATION"] as const;
export type PolicyRunKind = (typeof POLICY_RUN_KINDS)[number];

export const POLICY_RUN_STATES = ["WAITING", "RUNNING", "DONE", "CANCELLED", "FAILED"] as const;
export type PolicyRunState = (typeof POLICY_RUN_STATES)[number];

export const isPolicyRunKind = (text: string): text is PolicyRunKind => POLICY_RUN_KINDS.some((one) => one === text);
export const isPolicyRunState = (text: string): text is PolicyRunState => POLICY_RUN_STATES.some((one) => one === text);

/** A pass over all accounts in the order of their ids, on behalf of one policy document. */
export type PolicyRun = {
  readonly id: string;
  readonly kind: PolicyRunKind;
  readonly policyVersion: number;
  readonly contentHash: string;
  /** The document as it was when the run was asked. */
  readonly document: string;
  readonly liveVersion: number;
  readonly state: PolicyRunState;
  readonly askedBy: AccountId | null;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** After which account it goes on; null before the first. */
  readonly afterId: AccountId | null;
  readonly done: number;
  readonly total: number;
  /** What was counted so far; plain JSON, read by who wrote it. */
  readonly tally: unknown;
  /** How often another process had to take it over. */
  readonly resumed: number;
  readonly problem: string | null;
};

export const isOpenRun = ({ state }: PolicyRun): boolean => state === "WAITING" || state === "RUNNING";

/** A backtest counts for a day: the population moves on. */
export const BACKTEST_FRESH_HOURS = 24;

/** Is this a finished backtest of this very document against this very live version, younger than a day? */
export const isFreshBacktest = (run: PolicyRun, contentHash: string, liveVersion: number, at: Date): boolean =>
  run.kind === "BACKTEST" &&
  run.state === "DONE" &&
  run.contentHash === contentHash &&
  run.liveVersion === liveVersion &&
  run.finishedAt !== null &&
  at.getTime() - run.finishedAt.getTime() < BACKTEST_FRESH_HOURS * 3_600_000;
