import type { AccountNameDto } from "@/server/accounts/application/dto/account-dto";
import type { BacktestDto, PolicyRunDto } from "@/server/accounts/application/dto/policy-dto";
import { readTally } from "@/server/accounts/application/use-cases/start-backtest/read-tally";
import { precision } from "@/server/accounts/domain/domain-services/backtest-lines";
import { movedAccounts } from "@/server/accounts/domain/domain-services/backtest-service";
import {
  BACKTEST_WINDOW_DAYS,
  type BacktestTally,
  type Mover,
} from "@/server/accounts/domain/domain-services/backtest-tally";
import { expectedFlags, suggestedBound } from "@/server/accounts/domain/domain-services/expected-flags";
import { HELD_OUT_AT_LEAST, heldOutWeek } from "@/server/accounts/domain/domain-services/held-out-week";
import { signedPoints } from "@/server/accounts/domain/domain-services/points-text";
import { describeFactor, FACTOR_LABELS } from "@/server/accounts/domain/domain-services/trust-words";
import { wilson } from "@/server/accounts/domain/domain-services/wilson-interval";
import { BACKTEST_FRESH_HOURS, isPolicyRunState } from "@/server/accounts/domain/entities/policy-run";
import { accountName, type NameColumns, nameColumns, nameJoins } from "./account-name";
import { known } from "./column-values";
import { eachIdOf, type ReadRows, type Statement } from "./read-pool";
import { readReviewSample } from "./review-sample";

type RunRow = {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly asked_by_name: string;
  readonly asked_at: Date;
  readonly finished_at: Date | null;
  readonly resumed: number;
  readonly problem: string | null;
  readonly content_hash: string;
  readonly live_version: number;
  readonly tally: unknown;
};

const newest: Statement = {
  name: "policy-run-newest",
  text: `SELECT id, state, done, total, asked_by_name, asked_at, finished_at, resumed, problem, content_hash, live_version,
                CASE WHEN state = 'DONE' THEN tally END AS tally
           FROM policy_run WHERE policy_version = $1 AND kind = 'BACKTEST' ORDER BY asked_at DESC LIMIT 1`,
};

const names: Statement = {
  name: "policy-run-names",
  text: `SELECT ${nameColumns} FROM ${eachIdOf("$1")} AS wanted (id) JOIN account a ON a.id = wanted.id ${nameJoins}`,
};

const stateOf = known("run state", isPolicyRunState);

type Asked = { readonly version: number; readonly contentHash: string; readonly live: number; readonly at: Date };

/** The newest backtest of a version, with the names of the accounts it tells of. */
export async function readNewestRun(
  read: ReadRows,
  { version, contentHash, live, at }: Asked,
): Promise<PolicyRunDto | null> {
  const [row] = await read<RunRow>(newest, [version]);
  if (!row) return null;
  const tally = row.tally === null ? null : readTally(row.tally);
  const state = stateOf(row.state);
  const isYoung =
    row.finished_at !== null && at.getTime() - row.finished_at.getTime() < BACKTEST_FRESH_HOURS * 3_600_000;
  return {
    id: row.id,
    state,
    done: row.done,
    total: row.total,
    askedBy: row.asked_by_name,
    askedAt: row.asked_at,
    finishedAt: row.finished_at,
    resumed: row.resumed,
    problem: row.problem,
    contentHash: row.content_hash,
    liveVersion: row.live_version,
    counts: state === "DONE" && row.content_hash === contentHash && row.live_version === live && isYoung,
    result: tally && toBacktest(tally, await namesOf(read, tally)),
    sample: await readReviewSample(read, row.id, tally?.movers.map(({ accountId }) => accountId) ?? []),
  };
}

async function namesOf(read: ReadRows, { movers, hits }: BacktestTally): Promise<ReadonlyMap<string, AccountNameDto>> {
  const ids = [...new Set([...movers, ...hits].map(({ accountId }) => accountId))];
  const rows = ids.length === 0 ? [] : await read<NameColumns>(names, [ids]);
  return new Map(rows.map((row) => [row.id, accountName(row)]));
}

function toBacktest(tally: BacktestTally, named: ReadonlyMap<string, AccountNameDto>): BacktestDto {
  const { bad, good, flags } = tally;
  const nameOf = (id: string): AccountNameDto => named.get(id) ?? { kind: "ACCOUNT_ID", text: id };
  return {
    at: new Date(tally.at),
    accounts: tally.accounts,
    windowDays: BACKTEST_WINDOW_DAYS,
    flagsPerDay: { live: flags.live / BACKTEST_WINDOW_DAYS, draft: flags.draft / BACKTEST_WINDOW_DAYS },
    firstDay: { expected: expectedFlags(tally), bound: suggestedBound(expectedFlags(tally)) },
    caught: { live: wilson(bad.live, bad.total), draft: wilson(bad.draft, bad.total) },
    heldOut: {
      live: heldOutWeek(tally, "live"),
      draft: heldOutWeek(tally, "draft"),
      atLeast: HELD_OUT_AT_LEAST,
    },
    goodFlagged: { live: wilson(good.live, good.total), draft: wilson(good.draft, good.total) },
    precision: { live: precision(bad.live, good.live), draft: precision(bad.draft, good.draft) },
    ...movedAccounts(tally),
    moves: tally.moves,
    distribution: tally.distribution,
    movers: tally.movers.map((mover) => ({
      accountId: mover.accountId,
      name: nameOf(mover.accountId),
      fromMilli: mover.fromMilli,
      toMilli: mover.toMilli,
      from: mover.from,
      to: mover.to,
      why: whyMoved(mover),
    })),
    hitCount: tally.hitCount,
    hits: tally.hits.map(({ accountId, decidedAt, liveMilli, draftMilli }) => ({
      accountId,
      name: nameOf(accountId),
      clearedAt: new Date(decidedAt),
      liveMilli,
      draftMilli,
    })),
  };
}

function whyMoved({ factor, factorFromMilli, factorToMilli, good, bad }: Mover): string {
  const points = (milli: number) => signedPoints(Math.round(milli / 100));
  const moved = `${FACTOR_LABELS[factor]} ${points(factorFromMilli)} to ${points(factorToMilli)}`;
  return factorFromMilli === factorToMilli ? "The base" : `${moved}: ${describeFactor(factor, { good, bad })}`;
}
