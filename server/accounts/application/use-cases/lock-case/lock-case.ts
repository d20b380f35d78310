import type { LockReceiptDto } from "@/server/accounts/application/dto/lock-receipt-dto";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { CaseDirectory } from "@/server/accounts/application/ports/outbound/case-directory";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import { decideWithin } from "../clear-case/decide-within";
import { lockWithin } from "../lock-account/lock-within";
import { type LockProofDeps, proveLock } from "../lock-account/prove-lock";
import type { LockCaseInput } from "./lock-case.schema";

export type LockCaseDeps = LockProofDeps & { readonly unitOfWork: UnitOfWork; readonly cases: CaseDirectory };

/** The decision LOCK: the case closes and its account is locked in one commit, or neither. Then the lock is proved. */
export const lockCase =
  ({ unitOfWork, cases, ...proof }: LockCaseDeps) =>
  async (input: LockCaseInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<LockReceiptDto>> => {
    const caseId = caseIdFrom(input.caseId);
    const accountId = await cases.accountOf(caseId);
    const { reasonCode, note, version } = input;
    const startedAt = proof.milliseconds();
    const locked = await unitOfWork(
      {
        action: "case.lock",
        actor,
        origin,
        subject: { type: "CASE", id: caseId },
        accounts: accountId ? [accountId] : [],
        reason: { code: reasonCode, note },
      },
      async (write) => {
        const answer = { outcome: "LOCK", reasonCode, note } as const;
        const decided = await decideWithin(write, { caseId, version, answer, by: actor.accountId });
        if (!decided.ok) return decided;
        const { accountId } = decided.value;
        const locked = await lockWithin(write, { ...input, accountId, by: actor });
        return locked.ok
          ? done({ ...locked.value, accountId, auditEntryId: write.auditEntryId, lockedAt: write.at })
          : locked;
      },
    );
    return locked.ok ? done(await proveLock(proof, locked.value, startedAt)) : locked;
  };
