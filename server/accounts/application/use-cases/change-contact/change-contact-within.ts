import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import { refusalToAct } from "@/server/accounts/domain/aggregates/account-decision";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { invalid } from "@/server/accounts/domain/value-objects/printable-text";
import { type Identifier, keyOf } from "../login/read-identifier";
import { provedRecipient } from "../proved-recipient";
import { sendCodeWithin } from "../register-account/send-code-within";

export type AskedContact = {
  readonly accountId: AccountId;
  readonly wanted: Identifier;
  readonly challengeId: string;
  /** Whose the contact is, when it is somebody else's. */
  readonly owner: AccountId | null;
  /** False when this contact was written to often enough. */
  readonly sends: boolean;
};

/** Sends the one message: the code to a free contact, or the truth to the owner of one that is taken. */
export async function changeContactWithin(
  write: WritableRepositories,
  { codes }: { readonly codes: VerificationCodes },
  { accountId, wanted, challengeId, owner, sends }: AskedContact,
): Promise<Result<null>> {
  const account = await write.accounts.find(accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  const refused = refusalToAct(account, write.at, "ACCOUNT");
  if (refused) return refused;
  const contact = keyOf(wanted);
  if (provedRecipient(account, contact)) return invalid("contact", "This is what your account has already.");
  if (!sends) return done(null);
  const { channel, recipient } = addressOf(wanted);
  if (owner) {
    write.notifications.queue({ accountId: owner, channel, recipient, template: "CONTACT_TAKEN", values: {} });
    return done(null);
  }
  return sendCodeWithin(write, codes, {
    id: challengeId,
    accountId,
    purpose: "CHANGE_CONTACT",
    contact,
    recipient,
    pendingValue: recipient,
  });
}

const addressOf = (wanted: Identifier): { readonly channel: "EMAIL" | "SMS"; readonly recipient: string } =>
  wanted.kind === "EMAIL"
    ? { channel: "EMAIL", recipient: wanted.email.address }
    : { channel: "SMS", recipient: wanted.phone };
