import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import { failedSignInPolicy } from "@/server/accounts/domain/policies/sign-in-risk-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { type RecordSignalsDeps, recordSignals } from "../record-signals/record-signals";

/**
 * Somebody keeps failing to sign in to this account: it is a little less certain whose hands it is in, so the day
 * weighs on its addresses, once. It is no deed of its holder, so it never weighs more, however long and from however
 * many places the attack comes (docs/trust-model.md).
 */
export const noteFailedSignIns = (deps: RecordSignalsDeps) => {
  const record = recordSignals(deps);
  return async (accountId: AccountId, at: Date, origin: RequestOrigin): Promise<Result<number>> => {
    const signal = {
      accountId,
      factor: "ipReputation",
      good: 0,
      bad: failedSignInPolicy.massPerDay,
      occurredAt: at,
      source: "sign-in-guard",
      sourceEventId: `failed-sign-ins/${at.toISOString().slice(0, 10)}`,
      detail: { kind: "FAILED_SIGN_INS" },
    } as const;
    const recorded = await record({ signals: [signal] }, { kind: "SYSTEM", name: "system:policy" }, origin);
    return recorded.ok ? done(recorded.value.recorded) : recorded;
  };
};
