import type { Permission } from "@/server/accounts/domain/policies/permission-policy";

/**
 * An action the reader's role includes; others are left out. `blockedBecause` is a sentence when the account's state
 * forbids it now; `limitHours` is the longest lock this role may set alone.
 */
export type AllowedActionDto = {
  readonly action: Permission;
  readonly blockedBecause: string | null;
  readonly limitHours: number | null;
};
