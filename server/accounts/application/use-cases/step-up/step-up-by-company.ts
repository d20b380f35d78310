import type { RenewedSessionDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Account } from "@/server/accounts/domain/entities/account";
import { type CompanyWord, provedTwoFactors } from "@/server/accounts/domain/policies/company-sign-in-policy";
import type { Result } from "@/server/accounts/domain/result";
import { parseEmail } from "@/server/accounts/domain/value-objects/email";
import { type RotateSessionDeps, rotateSessionWithin } from "../rotate-session/rotate-session-within";
import { refuseProof } from "../second-factor/refuse-proof";
import { type Installed, waysWithin } from "./proof-ways";

export type StepUpByCompanyDeps = RotateSessionDeps & Installed & { readonly unitOfWork: UnitOfWork };

/**
 * Somebody whom the company let in, and who has no factor here, proves it there once more: the very same person, two
 * factors, just now. The session's last proof is the moment that the company names. One answer for whatever does not hold.
 */
export const stepUpByCompany =
  (deps: StepUpByCompanyDeps) =>
  async (word: CompanyWord, actor: StaffActor, origin: RequestOrigin): Promise<Result<RenewedSessionDto>> => {
    const { accountId, sessionId } = actor;
    const subject = { type: "SESSION", id: sessionId } as const;
    return deps.unitOfWork(
      { action: "session.step-up", actor, origin, subject, accounts: [accountId] },
      async (write) => {
        const account = await write.accounts.find(accountId);
        const { company } = await waysWithin(write, actor, deps);
        const at = word.authenticatedAt;
        if (!account || !company || at === null || !isAbout(word, account) || !provedTwoFactors(word, write.at)) {
          return refuseProof();
        }
        const provedAt = at < write.at ? at : write.at;
        return rotateSessionWithin(write, deps, actor, { provedAt, level: "SECOND_FACTOR" });
      },
    );
  };

/** The address that both sides proved. */
function isAbout({ email, emailVerified }: CompanyWord, account: Account): boolean {
  const told = emailVerified && email !== null ? parseEmail(email) : null;
  return told?.ok === true && account.email?.verifiedAt != null && account.email.email.key === told.value.key;
}
