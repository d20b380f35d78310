import type { VerifiedDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AttemptStore, OpaqueKey } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { authenticationFailed } from "@/server/accounts/domain/exceptions/authentication-failed";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { oneCustomer } from "@/server/accounts/domain/value-objects/ip-prefix";
import type { OpenSessionDeps } from "../login/open-session-within";
import { takeOne } from "../login/take-one";
import { finishSignInWithin } from "../prove-sign-in/finish-sign-in-within";
import type { PasskeyAnswerInput } from "../second-factor/passkey-answer.schema";
import { askForPasskey, type PasskeyDeps, type PasskeyQuestion, verifyPasskey } from "../second-factor/verify-passkey";

export type PasskeyLoginDeps = PasskeyDeps &
  Omit<OpenSessionDeps, "policy"> & {
    readonly unitOfWork: UnitOfWork;
    readonly auditLog: AuditLog;
    readonly attempts: AttemptStore;
    readonly opaqueKey: OpaqueKey;
    readonly livePolicy: LiveTrustPolicy;
  };

/** From one address within 15 minutes: every opening of the sign-in page asks once. */
const QUESTIONS = 300;
const ANSWERS = 50;

/** A challenge for whoever stands at the door, with any passkey. RATE_LIMITED by the address. */
export const askPasskeyLogin =
  (deps: PasskeyLoginDeps) =>
  async (deviceTokenHash: Uint8Array, origin: RequestOrigin): Promise<Result<PasskeyQuestion>> => {
    const wait = await takeFromAddress(deps, "question", QUESTIONS, origin);
    if (wait !== null) return refuseUnseen(deps, origin, { code: "RATE_LIMITED", retryAfterSeconds: wait });
    return askForPasskey(deps, { purpose: "SIGN_IN", deviceTokenHash, accountId: null });
  };

/**
 * Signs somebody in by a passkey alone: it is something they have, and it checked the person, so it stands for both
 * factors. One answer for every cause, AUTHENTICATION_FAILED; a hold is told, for everything was proved.
 */
export const passkeyLogin =
  (deps: PasskeyLoginDeps) =>
  async (
    input: PasskeyAnswerInput,
    deviceTokenHash: Uint8Array,
    origin: RequestOrigin,
  ): Promise<Result<VerifiedDto>> => {
    const wait = await takeFromAddress(deps, "answer", ANSWERS, origin);
    if (wait !== null) return refuseUnseen(deps, origin, { code: "RATE_LIMITED", retryAfterSeconds: wait });
    const verified = await verifyPasskey(deps, input, { purpose: "SIGN_IN", deviceTokenHash, accountId: null });
    if (!verified.ok) return refuseUnseen(deps, origin, verified.refusal);
    const { passkey, signCount } = verified.value;
    const { accountId } = passkey;
    const policy = await deps.livePolicy();
    return deps.unitOfWork(
      {
        action: "session.passkey-login",
        actor: { kind: "ANONYMOUS" },
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
      },
      async (write) => {
        const account = await write.accounts.find(accountId);
        const used = account && (await write.secondFactors.usePasskey(accountId, passkey.id, signCount));
        if (!account || !used) return refuse(authenticationFailed());
        const place = { method: "PASSKEY", level: "SECOND_FACTOR", deviceTokenHash, origin } as const;
        const finished = await finishSignInWithin(write, { ...deps, policy }, account, place);
        return finished.ok ? finished : refuse(authenticationFailed());
      },
    );
  };

const takeFromAddress = (
  { attempts, opaqueKey, now }: PasskeyLoginDeps,
  what: string,
  failures: number,
  { ip }: RequestOrigin,
): Promise<number | null> =>
  takeOne(attempts, { key: `passkey-${what}/ip/${opaqueKey("ip", oneCustomer(ip))}`, failures }, now());

async function refuseUnseen({ auditLog }: PasskeyLoginDeps, origin: RequestOrigin, refusal: Refusal): Promise<Refused> {
  const actor = { kind: "ANONYMOUS" } as const;
  const { code } = refusal;
  await auditLog.recordRefusal({ action: "session.passkey-login", actor, origin, code, subject: null });
  return refuse(refusal);
}
