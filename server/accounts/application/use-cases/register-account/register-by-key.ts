import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { PasswordHasher } from "@/server/accounts/application/ports/outbound/password-hasher-port";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { registerAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import { openTrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { apiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import { findOwner, type OwnerDeps } from "../change-contact/contact-owner";
import type { Identifier } from "../login/read-identifier";
import { keyOf } from "../login/read-identifier";
import { inTheWay, makeRoomWithin, type WantedContact } from "./make-room-within";
import { type Registration, readRegistration } from "./read-registration";
import type { RegisterByKeyInput } from "./register-by-key.schema";
import { type SignUpCodeDeps, sendSignUpCode } from "./send-sign-up-code";

export type RegisterByKeyDeps = SignUpCodeDeps &
  OwnerDeps & {
    readonly unitOfWork: UnitOfWork;
    readonly auditLog: AuditLog;
    readonly passwordHasher: PasswordHasher;
    readonly newId: NewId;
    readonly phoneRegion: string;
  };

type Work = {
  readonly registration: Registration;
  readonly passwordHash: PasswordHash | null;
  readonly actor: MachineActor;
  readonly origin: RequestOrigin;
};

/**
 * Another system signs a customer up. The contacts are unproved: a code goes to the first of them, the password waits
 * with it, and whoever presents it owns the account. Refuses VALIDATION with every field, ALREADY_EXISTS for a contact
 * that somebody proved and for an external id that is taken.
 */
export const registerByKey =
  (deps: RegisterByKeyDeps) =>
  async (input: RegisterByKeyInput, actor: MachineActor, origin: RequestOrigin): Promise<Result<AccountId>> => {
    const { passwordHasher, phoneRegion } = deps;
    const isCommon = (password: string) => passwordHasher.isCommon(password);
    const registration = readRegistration(input, { phoneRegion, isCommon });
    if (!registration.ok) return refuseEarly(deps, actor, origin, registration.refusal);
    const { password } = registration.value;
    const hashed = password === null ? done(null) : await passwordHasher.hash(password);
    if (!hashed.ok) return refuseEarly(deps, actor, origin, hashed.refusal);
    return registerOnce(deps, { registration: registration.value, passwordHash: hashed.value, actor, origin });
  };

/** Two may want one contact at the same moment: whoever comes second looks again. */
async function registerOnce(deps: RegisterByKeyDeps, work: Work): Promise<Result<AccountId>> {
  for (let round = 0; round < 3; round += 1) {
    const accountId = accountIdFrom(deps.newId());
    const wanted = await lookAround(deps, work.registration, accountId);
    const registered = await runRegistration(deps, { ...work, accountId, wanted });
    const lostRace = !registered.ok && registered.refusal.code === "CONFLICT";
    if (!lostRace) return registered;
  }
  return refuse({ code: "UNAVAILABLE", retryAfterSeconds: 1 });
}

async function lookAround(
  deps: OwnerDeps,
  { email, phone }: Registration,
  self: AccountId,
): Promise<readonly WantedContact[]> {
  const wanted = identifiersOf({ email, phone });
  return Promise.all(
    wanted.map(async (one) => ({ kind: one.kind, owner: await findOwner(deps, keyOf(one), self) }) as const),
  );
}

type Placed = Work & {
  readonly accountId: AccountId;
  readonly wanted: readonly WantedContact[];
};

const runRegistration = (deps: RegisterByKeyDeps, placed: Placed): Promise<Result<AccountId>> => {
  const { accountId, wanted, actor, origin } = placed;
  const subject = { type: "ACCOUNT", id: accountId } as const;
  const audited = { action: "account.register", actor, origin, subject, accounts: inTheWay(wanted) } as const;
  return deps.unitOfWork(audited, (write) => registerWithin(write, deps, placed));
};

async function registerWithin(
  write: WritableRepositories,
  deps: RegisterByKeyDeps,
  { accountId, registration, passwordHash, actor, wanted }: Placed,
): Promise<Result<AccountId>> {
  const { at } = write;
  const { email, phone, name, externalId } = registration;
  const taken = externalId !== null && (await write.accounts.findIdByExternalId(externalId));
  if (taken) return refuse({ code: "ALREADY_EXISTS", what: "externalId" });
  const crowded = await makeRoomWithin(write, wanted);
  if (crowded) return crowded;
  const by = apiKeyRef(actor.keyId);
  const registered = registerAccount({ id: accountId, email, phone, name, externalId, by, at });
  if (!registered.ok) return registered;
  const inserted = await write.accounts.insert(registered.value.account);
  if (!inserted.ok) return refuse({ code: "CONFLICT", what: "contact" });
  const policy = policyFor(accountId, await write.policies.inForce());
  await write.trust.saveMany([openTrustProfile({ accountId, kycLevel: "NONE", policy, at })]);
  write.events.append(registered.value.events);
  const sent = await sendCode(write, deps, registered.value.account, passwordHash);
  return sent.ok ? done(accountId) : sent;
}

/** To the email where there is one: its link works without a page that waits. */
async function sendCode(
  write: WritableRepositories,
  deps: RegisterByKeyDeps,
  { id: accountId, email, phone, name }: Account,
  pendingPasswordHash: PasswordHash | null,
): Promise<Result<null>> {
  const [first] = identifiersOf({ email: email?.email ?? null, phone: phone?.phone ?? null });
  if (!first) return done(null);
  const recipient = first.kind === "EMAIL" ? first.email.address : first.phone;
  const waits = { pendingPasswordHash, pendingName: name };
  return sendSignUpCode(write, deps, { id: deps.newId(), accountId, contact: keyOf(first), recipient, ...waits });
}

export const identifiersOf = ({ email, phone }: Pick<Registration, "email" | "phone">): readonly Identifier[] => [
  ...(email ? [{ kind: "EMAIL", email } as const] : []),
  ...(phone ? [{ kind: "PHONE", phone } as const] : []),
];

async function refuseEarly(
  { auditLog }: RegisterByKeyDeps,
  actor: MachineActor,
  origin: RequestOrigin,
  refusal: Refusal,
): Promise<Refused> {
  await auditLog.recordRefusal({ action: "account.register", actor, origin, code: refusal.code, subject: null });
  return refuse(refusal);
}
