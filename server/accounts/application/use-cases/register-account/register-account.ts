import type { ChallengeDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AttemptStore, OpaqueKey } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { Clock, NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { PasswordHasher } from "@/server/accounts/application/ports/outbound/password-hasher-port";
import type { SignInDirectory } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { signUpPolicy } from "@/server/accounts/domain/policies/sign-up-policy";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { keyOf } from "../login/read-identifier";
import { takeOne } from "../login/take-one";
import { readApplication } from "./read-application";
import type { RegisterAccountInput } from "./register-account.schema";
import type { SignUpCodeDeps } from "./send-sign-up-code";
import { takeSignUp } from "./sign-up-budget";
import { AccountTaken, type PlacedSignUp, type SignUp, signUpWithin } from "./sign-up-within";

export type RegisterAccountDeps = SignUpCodeDeps & {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly attempts: AttemptStore;
  readonly opaqueKey: OpaqueKey;
  readonly signInDirectory: SignInDirectory;
  readonly passwordHasher: PasswordHasher;
  readonly now: Clock;
  readonly newId: NewId;
  readonly phoneRegion: string;
  readonly evenly: <T>(work: Promise<T>) => Promise<T>;
};

/**
 * Asks for an account. Whoever the contact belongs to, the answer is the same and so is the work: a challenge id, and
 * a message in the mailbox that tells the truth. Refuses VALIDATION by the input alone, RATE_LIMITED by the address
 * alone, and UNAVAILABLE when too many passwords wait to be hashed.
 */
export const registerAccount =
  (deps: RegisterAccountDeps) =>
  async (input: RegisterAccountInput, origin: RequestOrigin): Promise<Result<ChallengeDto>> => {
    const { passwordHasher, phoneRegion } = deps;
    const application = readApplication(input, {
      phoneRegion,
      isCommon: (password) => passwordHasher.isCommon(password),
    });
    if (!application.ok) return refuseUnseen(deps, origin, application.refusal);
    const waitSeconds = await takeSignUp(deps, origin.ip, deps.now());
    if (waitSeconds !== null) {
      return refuseUnseen(deps, origin, { code: "RATE_LIMITED", retryAfterSeconds: waitSeconds });
    }
    const hashed = await passwordHasher.hash(application.value.password);
    if (!hashed.ok) return refuseUnseen(deps, origin, hashed.refusal);
    const { identifier, name } = application.value;
    const challengeId = deps.newId();
    const signUp = { identifier, name, passwordHash: hashed.value, challengeId };
    const signedUp = await deps.evenly(signUpOnce(deps, signUp, origin));
    return signedUp.ok ? done({ challengeId }) : signedUp;
  };

/** Two people may ask for one contact at the same moment: whoever comes second starts again, with the account there. */
async function signUpOnce(deps: RegisterAccountDeps, signUp: SignUp, origin: RequestOrigin): Promise<Result<null>> {
  const contact = keyOf(signUp.identifier);
  for (let round = 0; round < 3; round += 1) {
    const facts = await deps.signInDirectory.findByContact(contact, null);
    const accountId = facts?.accountId ?? accountIdFrom(deps.newId());
    try {
      const tellsOwner = facts?.accountVerified === true && (await mayTellOwner(deps, accountId));
      return await runSignUp(deps, { ...signUp, accountId, existing: facts !== null, tellsOwner }, origin);
    } catch (error) {
      if (!(error instanceof AccountTaken)) throw error;
    }
  }
  throw new Error("A contact kept changing hands during a sign-up.");
}

/** Asked outside the unit of work: what is counted stays counted. */
async function mayTellOwner({ attempts, now }: RegisterAccountDeps, accountId: AccountId): Promise<boolean> {
  const budget = { key: `notice/${accountId}`, failures: signUpPolicy.noticesPerAccount };
  return (await takeOne(attempts, budget, now())) === null;
}

function runSignUp(deps: RegisterAccountDeps, signUp: PlacedSignUp, origin: RequestOrigin): Promise<Result<null>> {
  const { accountId, existing } = signUp;
  return deps.unitOfWork(
    {
      action: "account.register",
      actor: { kind: "ANONYMOUS" },
      origin,
      subject: { type: "ACCOUNT", id: accountId },
      accounts: existing ? [accountId] : [],
    },
    (write) => signUpWithin(write, deps, signUp),
  );
}

async function refuseUnseen(
  { auditLog }: RegisterAccountDeps,
  origin: RequestOrigin,
  refusal: Refusal,
): Promise<Refused> {
  const actor = { kind: "ANONYMOUS" } as const;
  await auditLog.recordRefusal({ action: "account.register", actor, origin, code: refusal.code, subject: null });
  return refuse(refusal);
}
