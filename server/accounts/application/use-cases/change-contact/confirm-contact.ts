import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { ChallengeGuard } from "@/server/accounts/application/ports/outbound/challenge-guard-port";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import { verificationPolicy } from "@/server/accounts/domain/policies/verification-policy";
import type { Refused, Result } from "@/server/accounts/domain/result";
import { refuseCode } from "../verify-account/refuse-code";
import type { VerifyAccountInput } from "../verify-account/verify-account.schema";
import { confirmContactWithin } from "./confirm-contact-within";
import { findOwner, type OwnerDeps } from "./contact-owner";

export type ConfirmContactDeps = OwnerDeps & {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly challengeGuard: ChallengeGuard;
  readonly codes: VerificationCodes;
  readonly phoneRegion: string;
  readonly now: Clock;
};

/**
 * The code came back from the new contact: it takes the old one's place. One answer for wrong, used, expired and
 * foreign codes, and for a contact that somebody else was faster to prove: VALIDATION at `code`.
 */
export const confirmContact =
  (deps: ConfirmContactDeps) =>
  async (
    { code }: VerifyAccountInput,
    challengeId: string | null,
    actor: HolderActor,
    origin: RequestOrigin,
  ): Promise<Result<null>> => {
    const { accountId } = actor;
    const reserved = challengeId === null ? null : await reserve(deps, challengeId);
    if (reserved?.accountId !== accountId) return refuseUnseen(deps, actor, origin);
    const { givesWay } = await findOwner(deps, reserved.contact, accountId);
    const matches = deps.codes.matches(reserved.id, code, reserved.codeHash);
    return deps.unitOfWork(
      {
        action: "account.confirm-contact",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId, ...(givesWay ? [givesWay] : [])],
      },
      async (write) => (matches ? confirmContactWithin(write, deps, reserved, { actor, givesWay }) : refuseCode()),
    );
  };

const reserve = ({ challengeGuard, now }: ConfirmContactDeps, id: string): Promise<Verification | null> =>
  challengeGuard.reserveAttempt({ id, purpose: "CHANGE_CONTACT" }, verificationPolicy.attempts, now());

async function refuseUnseen(
  { auditLog }: ConfirmContactDeps,
  actor: HolderActor,
  origin: RequestOrigin,
): Promise<Refused> {
  const subject = { type: "ACCOUNT", id: actor.accountId } as const;
  await auditLog.recordRefusal({ action: "account.confirm-contact", actor, origin, code: "VALIDATION", subject });
  return refuseCode();
}
