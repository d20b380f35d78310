import type { Account } from "../entities/account";
import type { AccountClosing } from "../entities/account-closing";
import { closingPolicy } from "../policies/closing-policy";
import { done, type Result, refuse } from "../result";
import { TIMER } from "../value-objects/actor-ref";
import { DAY_MS } from "../value-objects/time-span";
import { isStaffAccount } from "./account-aggregate";
import { type AccountDecision, changed, refusalToAct, unchanged } from "./account-decision";
import { disable, suspend } from "./account-life-cycle";

/**
 * The holder wants to leave: in 14 days. Refuses while the account is on hold and for staff, whose accounts others
 * close. Asking again changes nothing.
 */
export function requestClosing(account: Account, current: AccountClosing | null, at: Date): Result<AccountClosing> {
  const refused = refusalToAct(account, at, "ACCOUNT");
  if (refused) return refused;
  if (isStaffAccount(account)) return refuse({ code: "FORBIDDEN" });
  if (current) return done(current);
  const closesAt = new Date(at.getTime() + closingPolicy.coolingOffDays * DAY_MS);
  return done({ accountId: account.id, requestedAt: at, closesAt });
}

/** Is it time, and nothing in the way? A hold makes it wait: nobody leaves a decision behind by closing. */
export const isClosingDue = (account: Account, { closesAt }: AccountClosing, at: Date): boolean =>
  closesAt <= at && refusalToAct(account, at, "ACCOUNT") === null;

/** By the clock: suspended and disabled in one decision, for the reason that the holder gave. */
export function closeByClock(account: Account, at: Date): AccountDecision {
  const order = { reason: "CLOSED_BY_HOLDER", by: TIMER, at } as const;
  const suspended = suspend(account, order);
  if (!suspended.ok) return suspended;
  const disabled = disable(suspended.value.account, order);
  if (!disabled.ok) return disabled;
  return done({ account: disabled.value.account, events: [...suspended.value.events, ...disabled.value.events] });
}

/**
 * Long enough after a holder closed the account, its email and phone are free for a new one; a placeholder that no mail
 * reaches takes their place. Any other account is left as it is.
 */
export function releaseContacts(account: Account, { closesAt }: AccountClosing, at: Date): AccountDecision {
  const keptUntil = closesAt.getTime() + closingPolicy.contactsKeptDays * DAY_MS;
  if (account.status !== "DISABLED" || at.getTime() < keptUntil) return unchanged(account);
  const placeholder = { kind: "PLACEHOLDER", address: `${account.id}@closed.invalid` } as const;
  return changed({ ...account, email: null, phone: null, placeholder }, at, [
    { type: "AccountDetailsChanged", accountId: account.id, occurredAt: at, changed: ["email", "phone"] },
  ]);
}
