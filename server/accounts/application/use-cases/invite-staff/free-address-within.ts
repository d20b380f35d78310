import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isVerified } from "@/server/accounts/domain/aggregates/account-aggregate";
import { type Refused, refuse } from "@/server/accounts/domain/result";
import type { Email } from "@/server/accounts/domain/value-objects/email";

/** Null when no proved account has the address: an unproved sign-up blocks nobody. Asked and answered among staff. */
export async function refusalOfTakenAddress(write: WritableRepositories, email: Email): Promise<Refused | null> {
  const id = await write.accounts.findIdByContact({ kind: "EMAIL", key: email.key });
  const account = id && (await write.accounts.find(id));
  return account && isVerified(account) ? refuse({ code: "ALREADY_EXISTS", what: "email address" }) : null;
}

/** The same, and lets go of a sign-up that nobody proved. The unit of work has to name that account. */
export async function freeAddressWithin(write: WritableRepositories, email: Email): Promise<Refused | null> {
  const taken = await refusalOfTakenAddress(write, email);
  if (taken) return taken;
  const unproved = await write.accounts.findIdByContact({ kind: "EMAIL", key: email.key });
  return unproved ? await write.accounts.release(unproved) : null;
}
