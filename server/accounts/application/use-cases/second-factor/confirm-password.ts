import type { PasswordHasher } from "@/server/accounts/application/ports/outbound/password-hasher-port";
import type { SecondFactorReader } from "@/server/accounts/application/ports/outbound/second-factor-ports";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Result } from "@/server/accounts/domain/result";
import { done } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import { invalid } from "@/server/accounts/domain/value-objects/printable-text";
import { type FactorBudgetDeps, type FactorTry, reserveFactor } from "./factor-budget";

export type ConfirmPasswordDeps = FactorBudgetDeps & {
  readonly passwordHasher: PasswordHasher;
  readonly unitOfWork: UnitOfWork;
  readonly secondFactorReader: SecondFactorReader;
};

/** A password asked again of somebody signed in; what it was compared with must still stand in the unit of work. */
export type ConfirmedPassword = { readonly against: PasswordHash | null; readonly matches: boolean };

/** Counted before the hash, outside every transaction. RATE_LIMITED and UNAVAILABLE come before any answer. */
export async function confirmPassword(
  deps: ConfirmPasswordDeps,
  password: string,
  who: { readonly accountId: AccountId; readonly deviceTokenHash: Uint8Array },
): Promise<{ readonly tried: FactorTry; readonly confirmed: Result<ConfirmedPassword> }> {
  const tried = await reserveFactor(deps, "confirm", who);
  if (tried.waitSeconds !== null) {
    const refusal = { code: "RATE_LIMITED", retryAfterSeconds: tried.waitSeconds } as const;
    return { tried, confirmed: { ok: false, refusal } };
  }
  const against = await deps.secondFactorReader.passwordHash(who.accountId);
  const verified = await deps.passwordHasher.verify(password, against);
  return { tried, confirmed: verified.ok ? done({ against, matches: verified.value.matches }) : verified };
}

/** Whether the password that was compared is the account's own now. */
export async function isPasswordOf(
  write: WritableRepositories,
  accountId: AccountId,
  { against, matches }: ConfirmedPassword,
): Promise<boolean> {
  const credential = await write.credentials.find(accountId);
  return credential !== null && matches && credential.passwordHash === against;
}

export const wrongPassword = () => invalid("password", "This is not your password. Check it and try again.");
