import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { Account } from "@/server/accounts/domain/entities/account";
import { bucketsFor } from "@/server/accounts/domain/policies/account-lock-policy";
import { attemptOf, type SignInGuardDeps } from "./sign-in-guard";

export type ForgetFailuresDeps = SignInGuardDeps;

/**
 * An owner proved a contact: what others failed against their contacts is wiped, so that they can sign in from where
 * they are. What was counted against their address stays, for it may be a guesser's.
 */
export function forgetFailures(
  { attempts, opaqueKey }: ForgetFailuresDeps,
  { email, phone }: Pick<Account, "email" | "phone">,
  { ip }: Pick<RequestOrigin, "ip">,
  at: Date,
): Promise<void> {
  const identifiers = [...(email ? [`EMAIL:${email.email.key}`] : []), ...(phone ? [`PHONE:${phone.phone}`] : [])];
  const keys = identifiers
    .flatMap((identifier) => bucketsFor(attemptOf(opaqueKey, { accountId: null, identifier, deviceId: null, ip })))
    .map(({ key }) => key)
    .filter((key) => !key.includes("/ip/"));
  return attempts.update(keys, (stored) => ({
    buckets: keys.flatMap((key) => {
      const bucket = stored(key);
      return bucket ? [{ ...bucket, windowStartedAt: at, count: 0, strikes: 0, blockedUntil: null }] : [];
    }),
    answer: undefined,
  }));
}
