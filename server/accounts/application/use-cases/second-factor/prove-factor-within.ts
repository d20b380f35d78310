import type { RecoveryCodes, Totp } from "@/server/accounts/application/ports/outbound/second-factor-ports";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Account } from "@/server/accounts/domain/entities/account";
import { provedContact } from "../proved-contact";
import type { VerifiedPasskey } from "./verify-passkey";

export type ProveFactorDeps = { readonly totp: Totp; readonly recoveryCodes: RecoveryCodes };

/** A second factor as it was presented: the passkey's signature was checked before. */
export type PresentedFactor =
  | { readonly kind: "APP_CODE"; readonly code: string }
  | { readonly kind: "RECOVERY_CODE"; readonly code: string }
  | { readonly kind: "PASSKEY"; readonly verified: VerifiedPasskey };

/** Uses the factor up: true for one of any number of callers who present the same code or signature. */
export function proveFactorWithin(
  write: WritableRepositories,
  deps: ProveFactorDeps,
  account: Account,
  presented: PresentedFactor,
): Promise<boolean> {
  switch (presented.kind) {
    case "APP_CODE":
      return proveAppCode(write, deps, account, presented.code);
    case "RECOVERY_CODE":
      return proveRecoveryCode(write, deps, account, presented.code);
    case "PASSKEY":
      return write.secondFactors.usePasskey(account.id, presented.verified.passkey.id, presented.verified.signCount);
  }
}

async function proveAppCode(write: WritableRepositories, { totp }: ProveFactorDeps, { id }: Account, code: string) {
  const factor = await write.secondFactors.findTotp(id);
  const step = factor?.confirmedAt ? totp.matchingStep(factor.secret, code, write.at) : null;
  return step !== null && (await write.secondFactors.acceptStep(id, step));
}

async function proveRecoveryCode(
  write: WritableRepositories,
  { recoveryCodes }: ProveFactorDeps,
  account: Account,
  code: string,
) {
  const used = await write.secondFactors.useRecoveryCode(account.id, recoveryCodes.hashOf(account.id, code));
  const contact = provedContact(account);
  if (used && contact) {
    const { recoveryCodes: left } = await write.secondFactors.held(account.id);
    const values = { left: String(left) };
    write.notifications.queue({ accountId: account.id, ...contact, template: "RECOVERY_CODE_USED", values });
  }
  return used;
}
