import type { ChallengeDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { Clock, NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { SignInDirectory } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import { isLockedByGuessing } from "@/server/accounts/domain/aggregates/account-locks";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { type Identifier, keyOf, readIdentifier } from "../login/read-identifier";
import { type MessageBudgetDeps, mayWriteTo, takeFromAddress } from "../message-budget";
import { provedRecipient } from "../proved-recipient";
import { sendCodeWithin } from "../register-account/send-code-within";
import type { IdentifierInput } from "../request-reset/request-reset.schema";

export type RequestUnlockDeps = MessageBudgetDeps & {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly signInDirectory: SignInDirectory;
  readonly codes: VerificationCodes;
  readonly now: Clock;
  readonly newId: NewId;
  readonly phoneRegion: string;
  readonly evenly: <T>(work: Promise<T>) => Promise<T>;
};

/**
 * Asks for the code by which an owner lifts the lock that somebody's guessing put on unknown devices. Whoever the
 * contact belongs to, and whether or not there is such a lock: a challenge id. Refuses VALIDATION by the input alone and
 * RATE_LIMITED by the address alone.
 */
export const requestUnlock =
  (deps: RequestUnlockDeps) =>
  async (input: IdentifierInput, origin: RequestOrigin): Promise<Result<ChallengeDto>> => {
    const identifier = readIdentifier(input.identifier, deps.phoneRegion, "identifier");
    if (!identifier.ok) return refuseUnseen(deps, origin, identifier.refusal);
    const waitSeconds = await takeFromAddress(deps, "unlock", origin.ip, deps.now());
    if (waitSeconds !== null) {
      return refuseUnseen(deps, origin, { code: "RATE_LIMITED", retryAfterSeconds: waitSeconds });
    }
    const challengeId = deps.newId();
    await deps.evenly(sendWhereLocked(deps, identifier.value, challengeId, origin));
    return done({ challengeId });
  };

async function sendWhereLocked(
  deps: RequestUnlockDeps,
  identifier: Identifier,
  challengeId: string,
  origin: RequestOrigin,
): Promise<void> {
  const contact = keyOf(identifier);
  const isWithin = await mayWriteTo(deps, "unlock", contact, deps.now());
  const facts = await deps.signInDirectory.findByContact(contact, null);
  if (!facts || !isWithin) {
    await refuseUnseen(deps, origin, { code: "NOT_FOUND", what: "account" });
    return;
  }
  const { accountId } = facts;
  await deps.unitOfWork(
    {
      action: "account.request-unlock",
      actor: { kind: "ANONYMOUS" },
      origin,
      subject: { type: "ACCOUNT", id: accountId },
      accounts: [accountId],
    },
    (write) => sendWithin(write, deps, { accountId, identifier, challengeId }),
  );
}

type Asked = { readonly accountId: AccountId; readonly identifier: Identifier; readonly challengeId: string };

async function sendWithin(
  write: WritableRepositories,
  { codes }: RequestUnlockDeps,
  { accountId, identifier, challengeId }: Asked,
): Promise<Result<null>> {
  const account = await write.accounts.find(accountId);
  const contact = keyOf(identifier);
  const to = account && isLockedByGuessing(account, write.at) ? provedRecipient(account, contact) : null;
  if (!to) return refuse({ code: "NOT_FOUND", what: "lock" });
  const { recipient } = to;
  return sendCodeWithin(write, codes, { id: challengeId, accountId, purpose: "UNLOCK", contact, recipient });
}

async function refuseUnseen(
  { auditLog }: RequestUnlockDeps,
  origin: RequestOrigin,
  refusal: Refusal,
): Promise<Refused> {
  const actor = { kind: "ANONYMOUS" } as const;
  await auditLog.recordRefusal({ action: "account.request-unlock", actor, origin, code: refusal.code, subject: null });
  return refuse(refusal);
}
