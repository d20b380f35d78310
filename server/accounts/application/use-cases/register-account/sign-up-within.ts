import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isVerified } from "@/server/accounts/domain/aggregates/account-aggregate";
import { registerAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import { openTrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import type { PersonName } from "@/server/accounts/domain/value-objects/person-name";
import { type Identifier, keyOf } from "../login/read-identifier";
import { type SignUpCodeDeps, sendSignUpCode } from "./send-sign-up-code";

export type SignUp = {
  readonly identifier: Identifier;
  readonly name: PersonName;
  readonly passwordHash: PasswordHash;
  readonly challengeId: string;
};

/** A sign-up whose contact was looked up: a new account's id, or that of the account which has it already. */
export type PlacedSignUp = SignUp & {
  readonly accountId: AccountId;
  readonly existing: boolean;
  /** False when its owner was told often enough. */
  readonly tellsOwner: boolean;
};

/** Somebody else was given this contact a moment ago. Thrown, so that the whole unit is undone and starts again. */
export class AccountTaken extends Error {
  override readonly name = "AccountTaken";
}

/** Creates what is not there, and sends the one message that tells this contact's owner the truth. */
export async function signUpWithin(
  write: WritableRepositories,
  deps: SignUpCodeDeps,
  signUp: PlacedSignUp,
): Promise<Result<null>> {
  const { accountId, existing } = signUp;
  if (!existing) await createAccount(write, signUp);
  else {
    const account = await write.accounts.find(accountId);
    if (!account) throw new AccountTaken();
    if (isVerified(account)) return tellOwner(write, signUp);
  }
  const { identifier, name, passwordHash, challengeId } = signUp;
  return sendSignUpCode(write, deps, {
    id: challengeId,
    accountId,
    contact: keyOf(identifier),
    recipient: addressOf(identifier).recipient,
    pendingPasswordHash: passwordHash,
    pendingName: name,
  });
}

async function createAccount(
  write: WritableRepositories,
  { accountId, identifier, name }: PlacedSignUp,
): Promise<void> {
  const { at } = write;
  const registered = registerAccount({
    id: accountId,
    email: identifier.kind === "EMAIL" ? identifier.email : null,
    phone: identifier.kind === "PHONE" ? identifier.phone : null,
    name,
    at,
  });
  if (!registered.ok) throw new Error(`A parsed sign-up was refused: ${registered.refusal.code}`);
  const inserted = await write.accounts.insert(registered.value.account);
  if (!inserted.ok) throw new AccountTaken();
  const policy = policyFor(accountId, await write.policies.inForce());
  await write.trust.saveMany([openTrustProfile({ accountId, kycLevel: "NONE", policy, at })]);
  write.events.append(registered.value.events);
}

function tellOwner(write: WritableRepositories, { accountId, identifier, tellsOwner }: PlacedSignUp): Result<null> {
  if (tellsOwner) {
    const template = "ALREADY_REGISTERED";
    write.notifications.queue({ accountId, ...addressOf(identifier), template, values: {} });
  }
  return done(null);
}

const addressOf = (identifier: Identifier): { readonly channel: "EMAIL" | "SMS"; readonly recipient: string } =>
  identifier.kind === "EMAIL"
    ? { channel: "EMAIL", recipient: identifier.email.address }
    : { channel: "SMS", recipient: identifier.phone };
