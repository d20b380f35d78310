import { isLocked, isStaffAccount } from "../aggregates/account-aggregate";
import { activeLock } from "../aggregates/account-decision";
import { lockAccount } from "../aggregates/account-locks";
import type { DomainEvent } from "../domain-events/domain-event";
import type { LoginFailed } from "../domain-events/login-failed";
import type { Account } from "../entities/account";
import { accountLockPolicy } from "../policies/account-lock-policy";
import { SIGN_IN_GUARD } from "../value-objects/actor-ref";
import type { DeviceId } from "../value-objects/device-id";

/** Everything a sign-in is decided on. Nothing in it is the request's own word. */
export type SignInFacts = {
  readonly account: Account;
  /** Null when the account has no password. */
  readonly passwordMatches: boolean | null;
  /** Which contact was typed. */
  readonly contact: "EMAIL" | "PHONE";
  /** Null id for a browser without a device cookie. */
  readonly device: { readonly id: DeviceId | null; readonly known: boolean };
  /** Attempts from unknown devices, this one included: within the window, and within the hour. */
  readonly unknownDeviceFailures: { readonly inWindow: number; readonly inHour: number };
  /** An app or a passkey was confirmed. */
  readonly hasSecondFactor: boolean;
  /** An unusual place or address: one more proof is wanted from who has no second factor. */
  readonly asksForCode: boolean;
  readonly at: Date;
};

/**
 * `SIGNED_IN`: open a session. `SECOND_FACTOR`, `ENROL`, `CODE`: one more proof first, whatever state the account is
 * in. `VERIFY_CONTACT`: send a code, say nothing else. `HOLD`: every proof there is held, and the holder may read why
 * the account is on hold. `REFUSED`: the one answer for all the rest. The account is the next one where the failure
 * locked it.
 */
export type SignInDecision = {
  readonly outcome: "SIGNED_IN" | "SECOND_FACTOR" | "ENROL" | "CODE" | "VERIFY_CONTACT" | "HOLD" | "REFUSED";
  readonly account: Account;
  readonly events: readonly DomainEvent[];
};

/** Credentials first: before they hold, a locked, suspended, disabled or unknown account all look the same. */
export function decideSignIn(facts: SignInFacts): SignInDecision {
  const { account, passwordMatches, device, at } = facts;
  if (passwordMatches === null) return failed(facts, "NO_PASSWORD");
  if (!passwordMatches) return failed(facts, "WRONG_PASSWORD");
  if (isDeviceLockedOut(account, device.known, at)) return failed(facts, "DEVICE_LOCKED_OUT");
  if (!contactIsVerified(facts)) {
    return { outcome: "VERIFY_CONTACT", account, events: [loginFailed(facts, "UNVERIFIED_CONTACT")] };
  }
  return { outcome: nextStep(facts), account, events: [] };
}

/** A hold is told last, and staff on hold set nothing up. */
function nextStep({ account, hasSecondFactor, asksForCode, at }: SignInFacts): SignInDecision["outcome"] {
  if (hasSecondFactor) return "SECOND_FACTOR";
  const isStaff = isStaffAccount(account);
  if (asksForCode && !isStaff) return "CODE";
  if (isOnHold(account, at)) return "HOLD";
  return isStaff ? "ENROL" : "SIGNED_IN";
}

export const isOnHold = (account: Account, at: Date): boolean => account.status !== "ACTIVE" || isLocked(account, at);

/** While unknown devices are kept out, a proof from one of them is worth nothing. */
export const isDeviceLockedOut = (account: Account, knownDevice: boolean, at: Date): boolean =>
  activeLock(account, at)?.scope === "UNKNOWN_DEVICES" && !knownDevice;

/** The failure path: the attempt, then the risk, then the lock, each only where the policy says so. */
function failed(facts: SignInFacts, cause: LoginFailed["cause"]): SignInDecision {
  const { account, device, unknownDeviceFailures, at } = facts;
  const { windowMinutes, unknownDeviceFailures: limit, failuresBeforeLock } = accountLockPolicy;
  const attempt = loginFailed(facts, cause);
  if (device.known || unknownDeviceFailures.inWindow < limit) return { outcome: "REFUSED", account, events: [attempt] };
  const risk: DomainEvent = {
    type: "RiskIncreased",
    accountId: account.id,
    occurredAt: at,
    cause: "FAILED_SIGN_INS",
    failureCount: unknownDeviceFailures.inWindow,
    windowMinutes,
  };
  if (unknownDeviceFailures.inHour < failuresBeforeLock)
    return { outcome: "REFUSED", account, events: [attempt, risk] };
  const locked = lockOutUnknownDevices(account, at);
  return { outcome: "REFUSED", account: locked.account, events: [attempt, risk, ...locked.events] };
}

/** Known devices and live sessions stay. A wider lock that is already there is enough. */
export function lockOutUnknownDevices(
  account: Account,
  at: Date,
): { readonly account: Account; readonly events: readonly DomainEvent[] } {
  const until = new Date(at.getTime() + accountLockPolicy.lockHours * 3_600_000);
  const order = { reason: "FAILED_SIGN_INS", scope: "UNKNOWN_DEVICES", until, by: SIGN_IN_GUARD, at } as const;
  const locked = lockAccount(account, order);
  return locked.ok ? locked.value : { account, events: [] };
}

const contactIsVerified = ({ account, contact }: SignInFacts): boolean =>
  Boolean((contact === "EMAIL" ? account.email : account.phone)?.verifiedAt);

const loginFailed = ({ account, device, at }: SignInFacts, cause: LoginFailed["cause"]): LoginFailed => ({
  type: "LoginFailed",
  accountId: account.id,
  occurredAt: at,
  cause,
  deviceId: device.id,
  knownDevice: device.known,
});
