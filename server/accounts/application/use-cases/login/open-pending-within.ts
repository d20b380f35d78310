import type { PendingSignInDto } from "@/server/accounts/application/dto/auth-result-dto";
import { maskEmail, maskPhone } from "@/server/accounts/application/dto/masking";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { PendingNeed } from "@/server/accounts/domain/entities/pending-sign-in";
import type { SignInMethod } from "@/server/accounts/domain/entities/session";
import type { Verification, VerificationPurpose } from "@/server/accounts/domain/entities/verification";
import { secondFactorPolicy } from "@/server/accounts/domain/policies/second-factor-policy";
import { sendCodeWithin } from "../register-account/send-code-within";

export type OpenPendingDeps = { readonly newId: NewId; readonly codes: VerificationCodes };

type Wanted = { readonly method: SignInMethod; readonly deviceTokenHash: Uint8Array; readonly needs: PendingNeed };

/** The first proof held: what is still wanted waits for this browser, and a code is on its way where one is wanted. */
export async function openPendingWithin(
  write: WritableRepositories,
  deps: OpenPendingDeps,
  account: Account,
  { method, deviceTokenHash, needs }: Wanted,
): Promise<PendingSignInDto> {
  const id = deps.newId();
  const expiresAt = new Date(write.at.getTime() + secondFactorPolicy.pendingMinutes * 60_000);
  await write.pendingSignIns.open({
    id,
    accountId: account.id,
    deviceTokenHash,
    method,
    needs,
    createdAt: write.at,
    expiresAt,
  });
  return { id, needs, sent: needs === "CODE" ? await sendCodeTo(write, deps, account, "SIGN_IN") : null };
}

/** Sends a code to a contact that the account proved; null when it has none. */
export async function sendCodeTo(
  write: WritableRepositories,
  { newId, codes }: OpenPendingDeps,
  account: Account,
  purpose: VerificationPurpose,
): Promise<PendingSignInDto["sent"]> {
  const known = reachable(account);
  if (!known) return null;
  const { contact, recipient } = known;
  const challengeId = newId();
  await sendCodeWithin(write, codes, { id: challengeId, accountId: account.id, purpose, contact, recipient });
  return { challengeId, to: contact.kind === "EMAIL" ? maskEmail(recipient) : maskPhone(recipient) };
}

function reachable({ email, phone }: Account): { contact: Verification["contact"]; recipient: string } | null {
  if (email?.verifiedAt) return { contact: { kind: "EMAIL", key: email.email.key }, recipient: email.email.address };
  return phone?.verifiedAt ? { contact: { kind: "PHONE", key: phone.phone }, recipient: phone.phone } : null;
}
