import type { LoginDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { SignInDirectory } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { canSignIn, isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import { hasSecondFactor } from "@/server/accounts/domain/entities/second-factor";
import { authenticationFailed } from "@/server/accounts/domain/exceptions/authentication-failed";
import {
  type CompanyWord,
  companySignInPolicy,
  provedTwoFactors,
} from "@/server/accounts/domain/policies/company-sign-in-policy";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { parseEmail } from "@/server/accounts/domain/value-objects/email";
import { type OpenPendingDeps, openPendingWithin } from "../login/open-pending-within";
import { type OpenSessionDeps, openSessionWithin } from "../login/open-session-within";
import { signedInAs } from "../login/sign-in-within";

export type CompanyLoginDeps = OpenPendingDeps &
  Omit<OpenSessionDeps, "policy"> & {
    readonly unitOfWork: UnitOfWork;
    readonly auditLog: AuditLog;
    readonly signInDirectory: SignInDirectory;
    readonly livePolicy: LiveTrustPolicy;
    readonly now: Clock;
  };

/** Older than this, the company is asked to prove the person anew. */
export const COMPANY_PROOF_SECONDS = companySignInPolicy.proofFreshForMinutes * 60;

type Circumstances = {
  readonly deviceTokenHash: Uint8Array;
  readonly origin: RequestOrigin;
  /** `OIDC_TRUST_MFA`: the company's word for a second factor counts. */
  readonly trustsMfa: boolean;
};

/**
 * The company says who somebody is: only a member of the team who is here already, under the same address, proved on
 * both sides, comes in. Nobody is created, and no customer is let in. Two factors that the company proved just now count
 * where the installation says so; else our own follows. AUTHENTICATION_FAILED for every cause.
 */
export const companyLogin =
  (deps: CompanyLoginDeps) =>
  async (word: CompanyWord, circumstances: Circumstances): Promise<Result<LoginDto>> => {
    const accountId = await findColleague(deps, word);
    if (!accountId) return refuseUnseen(deps, circumstances.origin);
    const { origin } = circumstances;
    const policy = await deps.livePolicy();
    return deps.unitOfWork(
      {
        action: "session.company-login",
        actor: { kind: "ANONYMOUS" },
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
      },
      async (write) => {
        const account = await write.accounts.find(accountId);
        if (!account || !mayComeIn(account, write.at)) return refuse(authenticationFailed());
        const isProved = circumstances.trustsMfa && provedTwoFactors(word, write.at);
        return isProved
          ? done(await openFor(write, { ...deps, policy }, account, circumstances))
          : done(await askOwnFactor(write, deps, account, circumstances));
      },
    );
  };

/** The account that holds the address, where both sides proved it. */
async function findColleague({ signInDirectory }: CompanyLoginDeps, word: CompanyWord): Promise<AccountId | null> {
  const email = word.emailVerified && word.email !== null ? parseEmail(word.email) : null;
  if (!email?.ok) return null;
  const facts = await signInDirectory.findByContact({ kind: "EMAIL", key: email.value.key }, null);
  return facts?.isStaff && facts.contactVerified ? facts.accountId : null;
}

const mayComeIn = (account: Account, at: Date): boolean =>
  isStaffAccount(account) && Boolean(account.email?.verifiedAt) && canSignIn(account, at);

async function openFor(
  write: WritableRepositories,
  deps: OpenSessionDeps,
  account: Account,
  { deviceTokenHash, origin }: Circumstances,
): Promise<LoginDto> {
  const place = { method: "COMPANY", level: "SECOND_FACTOR", deviceTokenHash, origin } as const;
  return { next: "SIGNED_IN", ...signedInAs(account, await openSessionWithin(write, deps, account, place)) };
}

async function askOwnFactor(
  write: WritableRepositories,
  deps: OpenPendingDeps,
  account: Account,
  { deviceTokenHash }: Circumstances,
): Promise<LoginDto> {
  const needs = hasSecondFactor(await write.secondFactors.held(account.id)) ? "SECOND_FACTOR" : "ENROL";
  return {
    next: "PROVE",
    pending: await openPendingWithin(write, deps, account, { method: "COMPANY", deviceTokenHash, needs }),
  };
}

async function refuseUnseen({ auditLog }: CompanyLoginDeps, origin: RequestOrigin): Promise<Refused> {
  const refused = refuse(authenticationFailed());
  await auditLog.recordRefusal({
    action: "session.company-login",
    actor: { kind: "ANONYMOUS" },
    origin,
    code: refused.refusal.code,
    subject: null,
  });
  return refused;
}
