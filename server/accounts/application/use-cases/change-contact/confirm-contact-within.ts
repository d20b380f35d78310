import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { changeEmail, changePhone, verifyContact } from "@/server/accounts/domain/aggregates/account-contacts";
import type { AccountDecision } from "@/server/accounts/domain/aggregates/account-decision";
import { consumeCode } from "@/server/accounts/domain/aggregates/verification-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { parseEmail } from "@/server/accounts/domain/value-objects/email";
import { parsePhone } from "@/server/accounts/domain/value-objects/phone";
import { endOtherSessionsWithin } from "../end-sessions/end-other-sessions-within";
import { raiseKycLevel } from "../raise-kyc-level";
import { refuseCode } from "../verify-account/refuse-code";
import { tellOfContact } from "./tell-of-contact";

type Confirming = {
  readonly actor: HolderActor;
  /** An account that nobody ever proved and that has this contact. */
  readonly givesWay: AccountId | null;
};

/** Find, decide, save, end, append: under the account's lock, so that of parallel right codes one succeeds. */
export async function confirmContactWithin(
  write: WritableRepositories,
  deps: { readonly phoneRegion: string },
  reserved: Verification,
  { actor, givesWay }: Confirming,
): Promise<Result<null>> {
  const { accountId } = actor;
  const account = await write.accounts.find(accountId);
  const open = await write.verifications.findOpen(accountId, "CHANGE_CONTACT");
  // The newest code alone works: what was asked for last is what the holder wants.
  if (!account || open?.id !== reserved.id) return refuseCode();
  const decided = withProvedContact(account, reserved, deps.phoneRegion, write.at);
  if (!decided.ok) return decided;
  // Proved meanwhile, it gives way to nobody: the save below says that the contact is taken.
  if (givesWay) await write.accounts.release(givesWay);
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved.refusal.code === "ALREADY_EXISTS" ? refuseCode() : saved;
  await write.verifications.save(consumeCode(reserved, write.at));
  await raiseKycLevel(write, accountId);
  await write.links.raiseEpoch(accountId);
  await endOtherSessionsWithin(write, actor, "CONTACT_CHANGED");
  write.events.append(decided.value.events);
  const { kind } = reserved.contact;
  const had = kind === "EMAIL" ? account.email : account.phone;
  tellOfContact(write, account, { kind, change: had ? "changed" : "added" });
  return done(null);
}

/** The contact as it was typed takes its place in the account, proved at once. */
function withProvedContact(account: Account, { contact, pendingValue }: Verification, region: string, at: Date) {
  const changed = withContact(account, contact.kind, pendingValue ?? "", region, at);
  if (!changed.ok) return changed;
  const verified = verifyContact(changed.value.account, { contact, at });
  if (!verified.ok) return refuseCode();
  return done({ account: verified.value.account, events: [...changed.value.events, ...verified.value.events] });
}

function withContact(
  account: Account,
  kind: "EMAIL" | "PHONE",
  typed: string,
  region: string,
  at: Date,
): AccountDecision {
  if (kind === "EMAIL") {
    const email = parseEmail(typed, "code");
    return email.ok ? changeEmail(account, { email: email.value, at }) : refuseCode();
  }
  const phone = parsePhone(typed, region, "code");
  return phone.ok ? changePhone(account, { phone: phone.value, at }) : refuseCode();
}
