import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isVerified } from "@/server/accounts/domain/aggregates/account-aggregate";
import { changeEmail, changePhone } from "@/server/accounts/domain/aggregates/account-contacts";
import { refusalToAct } from "@/server/accounts/domain/aggregates/account-decision";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type Identifier, keyOf } from "../login/read-identifier";
import { makeRoomWithin, type WantedContact } from "../register-account/make-room-within";
import { sendCodeWithin } from "../register-account/send-code-within";
import { type SignUpCodeDeps, sendSignUpCode } from "../register-account/send-sign-up-code";

/** A contact that is asked for, and whose it is now. */
export type AskedContact = WantedContact & { readonly wanted: Identifier };

type Deps = SignUpCodeDeps & { readonly newId: NewId };

/**
 * Sends a code to each new contact. Of an account that somebody proved nothing changes before it comes back from the
 * holder; one that nobody proved has the new contact at once, unproved as the old one was, and whoever presents the
 * code owns it. What the account has already is left as it is.
 */
export async function changeContactsWithin(
  write: WritableRepositories,
  deps: Deps,
  account: Account,
  contacts: readonly AskedContact[],
): Promise<Result<Account>> {
  const asked = contacts.filter(({ wanted }) => !hasContact(account, wanted));
  if (asked.length === 0) return done(account);
  const refused = refusalToAct(account, write.at, "ACCOUNT");
  if (refused) return refused;
  const taken = asked.find(({ owner }) => owner.taken);
  if (taken) return refuse({ code: "ALREADY_EXISTS", what: taken.kind === "EMAIL" ? "email" : "phone" });
  if (!isVerified(account)) return replaceAtOnce(write, deps, account, asked);
  for (const { wanted } of asked) {
    const recipient = addressOf(wanted);
    const challenge = { id: deps.newId(), accountId: account.id, purpose: "CHANGE_CONTACT" } as const;
    const code = { ...challenge, contact: keyOf(wanted), recipient, pendingValue: recipient };
    const sent = await sendCodeWithin(write, deps.codes, code);
    if (!sent.ok) return sent;
  }
  return done(account);
}

async function replaceAtOnce(
  write: WritableRepositories,
  deps: Deps,
  account: Account,
  asked: readonly AskedContact[],
): Promise<Result<Account>> {
  const crowded = await makeRoomWithin(write, asked);
  if (crowded) return crowded;
  let current = account;
  for (const { wanted } of asked) {
    const decided =
      wanted.kind === "EMAIL"
        ? changeEmail(current, { email: wanted.email, at: write.at })
        : changePhone(current, { phone: wanted.phone, at: write.at });
    if (!decided.ok) return decided;
    write.events.append(decided.value.events);
    current = decided.value.account;
  }
  const saved = await write.accounts.save(account, current);
  if (!saved.ok) return saved;
  const [first] = asked;
  if (!first) return saved;
  const contact = keyOf(first.wanted);
  const recipient = addressOf(first.wanted);
  const code = { id: deps.newId(), accountId: account.id, contact, recipient };
  const sent = await sendSignUpCode(write, deps, code);
  return sent.ok ? saved : sent;
}

const addressOf = (wanted: Identifier): string => (wanted.kind === "EMAIL" ? wanted.email.address : wanted.phone);

const hasContact = ({ email, phone }: Account, wanted: Identifier): boolean =>
  wanted.kind === "EMAIL" ? email?.email.key === wanted.email.key : phone?.phone === wanted.phone;
