import type { LockReceiptDto } from "@/server/accounts/application/dto/lock-receipt-dto";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result } from "@/server/accounts/domain/result";
import { decideWithin } from "../clear-case/decide-within";
import { type CaseDeps, onCase } from "../clear-case/on-case";
import { lockWithin } from "../lock-account/lock-within";
import { type LockProofDeps, proveLock } from "../lock-account/prove-lock";
import type { LockCaseInput } from "./lock-case.schema";

export type LockCaseDeps = LockProofDeps & CaseDeps;

/** The decision LOCK: the case closes and its account is locked in one commit, or neither. Then the lock is proved. */
export const lockCase =
  (deps: LockCaseDeps) =>
  async (input: LockCaseInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<LockReceiptDto>> => {
    const { reasonCode, note, version } = input;
    const startedAt = deps.milliseconds();
    const locked = await onCase(deps, { action: "case.lock", input, actor, origin }, async (write, caseId) => {
      const answer = { outcome: "LOCK", reasonCode, note } as const;
      const decided = await decideWithin(write, { caseId, version, answer, by: actor.accountId });
      if (!decided.ok) return decided;
      const { accountId } = decided.value;
      const locked = await lockWithin(write, { ...input, accountId, by: actor });
      return locked.ok
        ? done({ ...locked.value, accountId, auditEntryId: write.auditEntryId, lockedAt: write.at })
        : locked;
    });
    return locked.ok ? done(await proveLock(deps, locked.value, startedAt)) : locked;
  };
