import { CommitInDoubt, type SharedUnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { inTransaction, usualTransactionLimits } from "./open-transaction";
import { runShared } from "./shared-run";
import { tellCommitted, type UnitOfWorkDeps } from "./unit-of-work";

/** Whoever meets a held row goes on alone: the others of the group shall not wait for it, however patient units are. */
const GROUP_LOCK_WAIT_MS = 250;

/** The door of a group (see the port). It runs once: what fails is done again by each member alone. */
export const createSharedUnitOfWork =
  (deps: UnitOfWorkDeps): SharedUnitOfWork =>
  async (members, work) => {
    let isWritten = false;
    try {
      const { results, accounts, events, sealer } = await inTransaction(
        deps.database,
        { ...usualTransactionLimits, ...deps.limits, lockWaitMs: GROUP_LOCK_WAIT_MS },
        async (tx, begun) => {
          const outcome = await runShared(deps, { tx, begun }, members, work);
          isWritten = true;
          return outcome;
        },
      );
      tellCommitted(deps, { sealer, accounts, events, approvals: false, sellers: false });
      return results;
    } catch (error) {
      if (isWritten) throw new CommitInDoubt("A group's commit was not answered.", { cause: error });
      throw error;
    }
  };
