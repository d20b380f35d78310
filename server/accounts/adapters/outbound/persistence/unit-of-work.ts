import { setTimeout as wait } from "node:timers/promises";
import type {
  Audited,
  UnitOfWork,
  WritableRepositories,
} from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { DomainEvent } from "@/server/accounts/domain/domain-events/domain-event";
import { type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { isOverload, isWorthRerunning } from "./database-errors";
import type { PrismaClient } from "./generated/client";
import { runUnit, type UnitDeps, type UnitOutcome } from "./unit-run";

export type UnitOfWorkDeps = UnitDeps & {
  readonly prisma: Pick<PrismaClient, "$transaction">;
  /** Told after each commit, once: whose pages and which events. What it throws or how long it takes changes nothing. */
  readonly onCommitted?: (
    accountIds: readonly AccountId[],
    events: readonly DomainEvent[],
    news: { readonly approvals: boolean },
  ) => void;
  readonly limits?: Partial<UnitLimits>;
};

export type UnitLimits = {
  /** For a connection of the pool. */
  readonly connectionWaitMs: number;
  /** For a row that another unit holds. */
  readonly lockWaitMs: number;
  readonly statementMs: number;
  readonly reruns: number;
};

const usualLimits: UnitLimits = { connectionWaitMs: 2_000, lockWaitMs: 4_000, statementMs: 5_000, reruns: 3 };

/** Longer than its statements may take together: a timeout of Prisma's that meets the COMMIT ends the process. */
const transactionMs = 60_000;

/**
 * The only door to writing (see the port). Beyond the port's words: UNAVAILABLE when no connection or row became free
 * in time, and an error for a write to an account that was not named in `accounts`.
 */
export function createUnitOfWork(deps: UnitOfWorkDeps): UnitOfWork {
  const limits = { ...usualLimits, ...deps.limits };
  return async (audited, work) => {
    for (let rerun = 0; ; rerun += 1) {
      try {
        const outcome = await attempt(deps, limits, audited, work);
        afterCommit(deps, outcome);
        return outcome.result;
      } catch (error) {
        if (isOverload(error)) return refuse({ code: "UNAVAILABLE", retryAfterSeconds: 1 });
        if (!isWorthRerunning(error) || rerun >= limits.reruns) throw error;
        await wait(Math.random() * 10 * 2 ** rerun);
      }
    }
  };
}

function attempt<T>(
  deps: UnitOfWorkDeps,
  limits: UnitLimits,
  audited: Audited,
  work: (write: WritableRepositories) => Promise<Result<T>>,
): Promise<UnitOutcome<T>> {
  return deps.prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`
        SELECT set_config('statement_timeout', ${String(limits.statementMs)}, true),
               set_config('lock_timeout', ${String(limits.lockWaitMs)}, true),
               set_config('transaction_isolation', 'read committed', true)`;
      return await runUnit(deps, tx, audited, work);
    },
    { maxWait: limits.connectionWaitMs, timeout: transactionMs },
  );
}

function afterCommit<T>(
  { onCommitted }: UnitOfWorkDeps,
  { sealer, accounts, events, approvals }: UnitOutcome<T>,
): void {
  sealer.committed();
  try {
    onCommitted?.(accounts, events, { approvals });
  } catch {
    // The work is done; whoever missed the news reads it.
  }
}
