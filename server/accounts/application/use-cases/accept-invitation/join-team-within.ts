import type { PendingSignInDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { createStaffAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import { choosePassword } from "@/server/accounts/domain/entities/credential";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { Email } from "@/server/accounts/domain/value-objects/email";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import type { PersonName } from "@/server/accounts/domain/value-objects/person-name";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { freeAddressWithin } from "../invite-staff/free-address-within";
import { type OpenPendingDeps, openPendingWithin } from "../login/open-pending-within";

export type NewColleague = {
  readonly accountId: AccountId;
  readonly email: Email;
  readonly name: PersonName;
  readonly role: StaffRole;
  readonly by: ActorRef;
  readonly passwordHash: PasswordHash;
  readonly deviceTokenHash: Uint8Array;
};

/**
 * A staff account with its password, its address proved by the link, and a sign-in that waits for a second factor to be
 * set up: no session opens before.
 */
export async function joinTeamWithin(
  write: WritableRepositories,
  deps: OpenPendingDeps,
  { accountId: id, email, name, role, by, passwordHash, deviceTokenHash }: NewColleague,
): Promise<Result<PendingSignInDto>> {
  const taken = await freeAddressWithin(write, email);
  if (taken) return taken;
  const created = createStaffAccount({ id, email, name, role, by, at: write.at, emailVerifiedAt: write.at });
  if (!created.ok) return created;
  const stored = await write.accounts.insert(created.value.account);
  if (!stored.ok) return stored;
  await write.credentials.save(choosePassword(id, passwordHash, write.at));
  write.events.append(created.value.events);
  return done(
    await openPendingWithin(write, deps, stored.value, { method: "PASSWORD", deviceTokenHash, needs: "ENROL" }),
  );
}
