import { setTimeout as wait } from "node:timers/promises";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { DomainEvent } from "@/server/accounts/domain/domain-events/domain-event";
import { refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { isOverload, isWorthRerunning } from "./database-errors";
import {
  inTransaction,
  type TransactionDeps,
  type TransactionLimits,
  usualTransactionLimits,
} from "./open-transaction";
import { runUnit, type UnitDeps, type UnitOutcome } from "./unit-run";

export type UnitOfWorkDeps = UnitDeps & {
  readonly database: TransactionDeps;
  /** Told after each commit, once: whose pages and which events. What it throws or how long it takes changes nothing. */
  readonly onCommitted?: (
    accountIds: readonly AccountId[],
    events: readonly DomainEvent[],
    news: { readonly approvals: boolean; readonly sellers: boolean },
  ) => void;
  readonly limits?: Partial<UnitLimits>;
};

export type UnitLimits = TransactionLimits & { readonly reruns: number };

const usualLimits: UnitLimits = { ...usualTransactionLimits, reruns: 3 };

/**
 * The only door to writing (see the port). Beyond the port's words: UNAVAILABLE when no connection or row became free
 * in time, and an error for a write to an account that was not named in `accounts`.
 */
export function createUnitOfWork(deps: UnitOfWorkDeps): UnitOfWork {
  const limits = { ...usualLimits, ...deps.limits };
  return async (audited, work) => {
    for (let rerun = 0; ; rerun += 1) {
      try {
        const outcome = await inTransaction(deps.database, limits, (tx, begun) =>
          runUnit(deps, { tx, begun }, audited, work),
        );
        tellCommitted(deps, outcome);
        return outcome.result;
      } catch (error) {
        if (isOverload(error)) return refuse({ code: "UNAVAILABLE", retryAfterSeconds: 1 });
        if (!isWorthRerunning(error) || rerun >= limits.reruns) throw error;
        await wait(Math.random() * 10 * 2 ** rerun);
      }
    }
  };
}

/** What is to be done once it holds. */
export function tellCommitted(
  { onCommitted }: UnitOfWorkDeps,
  { sealer, accounts, events, approvals, sellers }: Omit<UnitOutcome<unknown>, "result">,
): void {
  sealer.committed();
  try {
    onCommitted?.(accounts, events, { approvals, sellers });
  } catch {
    // The work is done; whoever missed the news reads it.
  }
}
