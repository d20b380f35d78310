import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { AuditAction } from "./audit-log";

/** What one member of staff did, as the trail knows it. Exact within a unit of work that acts as them: it holds their row. */
export type OwnActs = {
  /** How often any of these was done since then, and when first. */
  countSince(
    actor: AccountId,
    actions: readonly AuditAction[],
    since: Date,
  ): Promise<{ readonly count: number; readonly firstAt: Date | null }>;
};
