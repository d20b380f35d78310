import type { HoldActor, HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Audited } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { type AccountId, accountIdFrom, parseAccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { Changed } from "./change-log";
import type { HeldAccounts } from "./held-accounts";

const isHolder = (actor: Audited["actor"]): actor is HolderActor | HoldActor =>
  actor.kind === "HOLDER" || actor.kind === "HOLDER_ON_HOLD";

/** The one account that the work was about, where it was one and is there. */
export function accountOf(
  held: HeldAccounts,
  changes: Changed,
  { accounts, subject, actor }: Audited,
): AccountId | null {
  const named = new Set([...accounts, ...changes.accounts()]);
  if (named.size === 0 && subject?.type === "ACCOUNT" && parseAccountId(subject.id).ok) {
    named.add(accountIdFrom(subject.id));
  }
  if (named.size === 0 && isHolder(actor)) named.add(actor.accountId);
  const [only] = named;
  return named.size === 1 && only !== undefined && held.has(only) ? only : null;
}
