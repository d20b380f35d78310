import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { AuditAction } from "./audit-log";

/** What one member of staff did, as the trail knows it. Exact within a unit of work that acts as them: it holds their row. */
export type OwnActs = {
  /** How often any of these was done since then, and when first. */
  countSince(actor: AccountId, actions: readonly AuditAction[], since: Date): Promise<ActsDone>;
  /**
   * The same of locks, and with them every account that was contained in their name, by them or by the worker. One that
   * a rule refused, or that was locked already, is none. Exact within a unit of work that holds their row.
   */
  locksSince(actor: AccountId, actions: readonly AuditAction[], since: Date): Promise<ActsDone>;
};

export type ActsDone = { readonly count: number; readonly firstAt: Date | null };
