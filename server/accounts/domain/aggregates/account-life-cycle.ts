import type { DomainEvent } from "../domain-events/domain-event";
import { refusalToDecideOnOwn } from "../domain-services/authorization-service";
import type { Account } from "../entities/account";
import { refuse, unreachable } from "../result";
import type { AccountId } from "../value-objects/account-id";
import type { AccountStatus } from "../value-objects/account-status";
import type { ActorRef } from "../value-objects/actor-ref";
import type { StatusReason } from "../value-objects/status-reason";
import { allowedTransitions } from "./account-aggregate";
import { type AccountDecision, changed, unchanged } from "./account-decision";

export type StatusOrder = { readonly reason: StatusReason; readonly by: ActorRef; readonly at: Date };

/** SUSPENDED to ACTIVE. A lock that lies over the account stays. */
export const activate = (account: Account, order: StatusOrder): AccountDecision => moveTo("ACTIVE", account, order);

/** ACTIVE to SUSPENDED. */
export const suspend = (account: Account, order: StatusOrder): AccountDecision => moveTo("SUSPENDED", account, order);

/** SUSPENDED to DISABLED, for ever. */
export const disable = (account: Account, order: StatusOrder): AccountDecision => moveTo("DISABLED", account, order);

/** Refuses every other arrow, naming both states, and decisions on one's own account; a repeat changes nothing. */
function moveTo(to: AccountStatus, account: Account, order: StatusOrder): AccountDecision {
  if (account.status === to) return unchanged(account);
  if (!allowedTransitions(account).includes(to)) {
    return refuse({ code: "ILLEGAL_TRANSITION", from: account.status, to });
  }
  return (
    refusalToDecideOnOwn(order.by, account.id) ??
    changed({ ...account, status: to }, order.at, [statusEvent(to, account.id, order)])
  );
}

function statusEvent(to: AccountStatus, accountId: AccountId, { reason, by, at }: StatusOrder): DomainEvent {
  const facts = { accountId, occurredAt: at, reason, by };
  switch (to) {
    case "ACTIVE":
      return { type: "AccountActivated", ...facts };
    case "SUSPENDED":
      return { type: "AccountSuspended", ...facts };
    case "DISABLED":
      return { type: "AccountDisabled", ...facts };
    default:
      return unreachable(to);
  }
}
