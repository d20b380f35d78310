import type { LoginDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { PasswordHasher } from "@/server/accounts/application/ports/outbound/password-hasher-port";
import type { SignInDirectory, SignInFacts } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { authenticationFailed } from "@/server/accounts/domain/exceptions/authentication-failed";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import type { AssessSignIn, SignInAssessment } from "./assess-sign-in";
import { type LockOutDeps, lockOutUnknownDevices } from "./lock-out-unknown-devices";
import type { LoginInput } from "./login.schema";
import type { OpenPendingDeps } from "./open-pending-within";
import type { OpenSessionDeps, SignInPlace } from "./open-session-within";
import { keyOf, readIdentifier } from "./read-identifier";
import {
  forgiveSignIn,
  type GuardedAttempt,
  giveBackSignIn,
  reserveSignIn,
  type SignInGuardDeps,
} from "./sign-in-guard";
import { type ProvedPassword, signInWithin } from "./sign-in-within";

export type LoginDeps = SignInGuardDeps &
  LockOutDeps &
  OpenPendingDeps &
  Omit<OpenSessionDeps, "policy"> & {
    readonly unitOfWork: UnitOfWork;
    readonly auditLog: AuditLog;
    readonly signInDirectory: SignInDirectory;
    readonly passwordHasher: PasswordHasher;
    readonly livePolicy: LiveTrustPolicy;
    readonly assessSignIn: AssessSignIn;
    readonly now: Clock;
    readonly phoneRegion: string;
    /** Lets failures of every cause take the same time; what tells by its own words that the password held may go. */
    readonly evenly: <T>(work: Promise<T>, tellsAll: (answer: T) => boolean) => Promise<T>;
  };

/**
 * Sign-in by password: budget, hash, then one unit of work that decides and opens the session, or says which proof is
 * still wanted. Unknown, wrong, unverified, locked out: one answer, the same work, AUTHENTICATION_FAILED. Who proved
 * everything about an account on hold gets ACCOUNT_LOCKED, ACCOUNT_SUSPENDED or ACCOUNT_DISABLED, and no session.
 * RATE_LIMITED and UNAVAILABLE come before any hash.
 */
export const login =
  (deps: LoginDeps) =>
  async (input: LoginInput, deviceTokenHash: Uint8Array, origin: RequestOrigin): Promise<Result<LoginDto>> => {
    const identifier = readIdentifier(input.identifier, deps.phoneRegion, "identifier");
    if (!identifier.ok) return refuseUnseen(deps, origin, identifier.refusal);
    const contact = keyOf(identifier.value);
    const facts = await deps.signInDirectory.findByContact(contact, deviceTokenHash);
    const guarded = await reserveSignIn(
      deps,
      {
        accountId: facts?.accountId ?? null,
        identifier: `${contact.kind}:${contact.key}`,
        deviceId: facts?.knownDeviceId ?? null,
        ip: origin.ip,
      },
      deps.now(),
    );
    if (guarded.retryAfterSeconds !== null) {
      await deps.evenly(lockWhereDue(deps, facts, guarded), () => false);
      return refuseUnseen(deps, origin, { code: "RATE_LIMITED", retryAfterSeconds: guarded.retryAfterSeconds });
    }
    const proved = await provePassword(deps, input.password, facts?.passwordHash ?? null);
    if (!proved.ok) {
      if (proved.refusal.code === "UNAVAILABLE") await giveBackSignIn(deps, guarded);
      return refuseUnseen(deps, origin, proved.refusal);
    }
    const place = { method: "PASSWORD", level: "SINGLE", deviceTokenHash, origin } as const;
    return deps.evenly(
      finish(deps, { facts, guarded, proved: proved.value, contact: contact.kind, place }),
      showsThePasswordHeld,
    );
  };

type Attempt = {
  readonly facts: SignInFacts | null;
  readonly guarded: GuardedAttempt;
  readonly proved: ProvedPassword;
  readonly contact: "EMAIL" | "PHONE";
  readonly place: SignInPlace;
};

async function finish(deps: LoginDeps, attempt: Attempt): Promise<Result<LoginDto>> {
  const { facts, guarded, proved, contact, place } = attempt;
  if (!facts) return refuseUnseen(deps, place.origin, authenticationFailed());
  const [policy, assessment] = await Promise.all([
    deps.livePolicy(),
    proved.matches ? assess(deps, facts, place) : null,
  ]);
  const signedIn = await deps.unitOfWork(
    {
      action: "session.login",
      actor: { kind: "ANONYMOUS" },
      origin: place.origin,
      subject: { type: "ACCOUNT", id: facts.accountId },
      accounts: [facts.accountId],
    },
    (write) => signInWithin(write, { ...deps, policy }, { facts, guarded, proved, contact, assessment, place }),
  );
  if (showsThePasswordHeld(signedIn)) await forgiveSignIn(deps, guarded, deps.now());
  else await lockWhereDue(deps, facts, guarded);
  return signedIn;
}

const assess = ({ assessSignIn, now }: LoginDeps, facts: SignInFacts, place: SignInPlace): Promise<SignInAssessment> =>
  assessSignIn({
    accountId: facts.accountId,
    ip: place.origin.ip,
    deviceTokenHash: place.deviceTokenHash,
    knownDevice: facts.knownDeviceId !== null,
    at: now(),
  });

/** The hash is computed for somebody unknown too, and outside every transaction. */
async function provePassword(
  { passwordHasher }: LoginDeps,
  password: string,
  against: PasswordHash | null,
): Promise<Result<ProvedPassword>> {
  const verified = await passwordHasher.verify(password, against);
  if (!verified.ok) return verified;
  const { matches, needsRehash } = verified.value;
  const stronger = matches && needsRehash ? await passwordHasher.hash(password) : null;
  return { ok: true, value: { matches, against, stronger: stronger?.ok ? stronger.value : null } };
}

const showsThePasswordHeld = (answer: Result<LoginDto>): boolean => answer.ok || provedTheHolder(answer.refusal);

const provedTheHolder = ({ code }: Refusal): boolean =>
  code === "ACCOUNT_LOCKED" || code === "ACCOUNT_SUSPENDED" || code === "ACCOUNT_DISABLED";

async function lockWhereDue(deps: LoginDeps, facts: SignInFacts | null, { locks }: GuardedAttempt): Promise<void> {
  if (facts && locks) await lockOutUnknownDevices(deps, facts.accountId);
}

/** Refusals that never reach an account are counted, not listed: a flood must not fill the trail. */
async function refuseUnseen({ auditLog }: LoginDeps, origin: RequestOrigin, refusal: Refusal): Promise<Refused> {
  const { code } = refusal;
  await auditLog.recordRefusal({
    action: "session.login",
    actor: { kind: "ANONYMOUS" },
    origin,
    code,
    subject: null,
  });
  return refuse(refusal);
}
