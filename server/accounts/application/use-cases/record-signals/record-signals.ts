import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Result } from "@/server/accounts/domain/result";
import { recordSignalsWithin, type SignalBatch, type SignalsRecorded } from "./record-signals-within";

export type RecordSignalsDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly newId: () => string;
};

/**
 * Records a batch of facts in one commit: signals, evidence, scores, review cases, events and one audit entry. Every
 * fact counts once, however often and in whatever order batches come; a fact that can't be recorded costs only itself.
 */
export const recordSignals =
  ({ unitOfWork, newId }: RecordSignalsDeps) =>
  async (batch: SignalBatch, actor: Actor, origin: RequestOrigin): Promise<Result<SignalsRecorded>> => {
    const accounts = [...new Set(batch.signals.map(({ accountId }) => accountId))].sort();
    const subject = batch.subject ?? null;
    return unitOfWork({ action: "signal.record", actor, origin, subject, accounts }, (write) =>
      recordSignalsWithin(write, batch, { newId }),
    );
  };
