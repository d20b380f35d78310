import type { AccountDecision } from "@/server/accounts/domain/aggregates/account-decision";
import { activate, disable, type StatusOrder, suspend } from "@/server/accounts/domain/aggregates/account-life-cycle";
import type { Account } from "@/server/accounts/domain/entities/account";
import { unreachable } from "@/server/accounts/domain/result";
import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";

/** The life cycle's own word for going there. */
export function decideStatus(account: Account, to: AccountStatus, order: StatusOrder): AccountDecision {
  switch (to) {
    case "SUSPENDED":
      return suspend(account, order);
    case "ACTIVE":
      return activate(account, order);
    case "DISABLED":
      return disable(account, order);
    default:
      return unreachable(to);
  }
}
