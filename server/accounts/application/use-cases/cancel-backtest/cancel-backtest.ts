import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { PolicyRun } from "@/server/accounts/domain/entities/policy-run";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { CancelBacktestInput } from "./cancel-backtest.schema";

/** Ends a backtest that waits or runs; the worker stops at its next range. One that is over stays as it is. */
export const cancelBacktest =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async ({ runId }: CancelBacktestInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<PolicyRun>> =>
    unitOfWork({ action: "policy.cancel-backtest", actor, origin, subject: null, accounts: [] }, async (write) => {
      const run = await write.policyRuns.find(runId);
      if (run?.kind !== "BACKTEST") return refuse({ code: "NOT_FOUND", what: "run" });
      return done((await write.policyRuns.cancel(runId, write.at)) ?? run);
    });
