import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { refusalToDecideOnOwn } from "@/server/accounts/domain/domain-services/authorization-service";
import { refusalToTakeBack } from "@/server/accounts/domain/domain-services/signal-take-back-service";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { requestApprovalWithin } from "../request-approval/request-approval-within";
import type { TakeBackSignalInput } from "./take-back-signal.schema";

export type TakeBackAsked = { readonly approvalId: string; readonly auditEntryId: string; readonly expiresAt: Date };

/**
 * Reports a signal as wrong: another LEAD is asked to take it back, and nothing changes before. Refuses one's own
 * account, a signal that takes something back itself, and a second request while one waits.
 */
export const takeBackSignal =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (input: TakeBackSignalInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<TakeBackAsked>> => {
    const accountId = accountIdFrom(input.accountId);
    const { signalId, recordedAt, reasonCode, note } = input;
    return unitOfWork(
      {
        action: "trust.take-back-signal",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        reason: { code: reasonCode, note },
      },
      async (write) => {
        const own = refusalToDecideOnOwn(actor.accountId, accountId);
        if (own) return own;
        const signal = await write.trust.findSignal(accountId, signalId, recordedAt);
        if (!signal) return refuse({ code: "NOT_FOUND", what: "signal" });
        const refused = refusalToTakeBack(signal);
        if (refused) return refused;
        const order = {
          signalId,
          recordedAt: recordedAt.toISOString(),
          factor: signal.factor,
          occurredAt: signal.occurredAt.toISOString(),
        };
        const question = { action: "trust.take-back-signal", accountId, order, reasonCode, note, by: actor } as const;
        const asked = await requestApprovalWithin(write, question);
        if (!asked.ok) return asked;
        const { id: approvalId, expiresAt } = asked.value;
        return done({ approvalId, auditEntryId: write.auditEntryId, expiresAt });
      },
    );
  };
