import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { PendingGuard } from "@/server/accounts/application/ports/outbound/pending-sign-in-port";
import type { PendingSignIn } from "@/server/accounts/domain/entities/pending-sign-in";
import { secondFactorPolicy } from "@/server/accounts/domain/policies/second-factor-policy";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { askForPasskey, type PasskeyDeps, type PasskeyQuestion } from "../second-factor/verify-passkey";
import type { PendingBrowser } from "./prove-sign-in";

export type FindPendingDeps = PasskeyDeps & { readonly pendingGuard: PendingGuard; readonly now: Clock };

/** The sign-in that waits in this browser, or null: used, expired, exhausted or another browser's. */
export async function findPending(
  { pendingGuard, now }: Pick<FindPendingDeps, "pendingGuard" | "now">,
  { pendingId: id, deviceTokenHash }: PendingBrowser,
): Promise<PendingSignIn | null> {
  return id ? pendingGuard.find({ id, deviceTokenHash }, secondFactorPolicy.pendingAttempts, now()) : null;
}

/** A challenge for the passkeys of whoever's sign-in waits for a second factor. */
export async function askSignInPasskey(
  deps: FindPendingDeps,
  browser: PendingBrowser,
): Promise<Result<PasskeyQuestion>> {
  const pending = await findPending(deps, browser);
  if (pending?.needs !== "SECOND_FACTOR") return refuse({ code: "NOT_FOUND", what: "sign-in" });
  const { accountId } = pending;
  return askForPasskey(deps, { purpose: "SIGN_IN", deviceTokenHash: browser.deviceTokenHash, accountId });
}
