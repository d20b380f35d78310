import type { LockReason, LockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import type { AccountNameDto, LockDto } from "./account-dto";

/** What a lock would do now. Advice only: the lock itself ends every session there is. */
export type LockPreviewDto = {
  readonly accountId: string;
  readonly name: AccountNameDto;
  readonly version: number;
  readonly countedAt: Date;
  readonly sessions: readonly { readonly id: string; readonly deviceName: string; readonly lastActiveAt: Date }[];
  readonly sessionCount: number;
  /** The lock in force, when there is one: a same or earlier end changes nothing. */
  readonly lock: LockDto | null;
  readonly customerSees: string;
  readonly reasons: readonly { readonly code: LockReason; readonly label: string }[];
  readonly scopes: readonly { readonly scope: LockScope; readonly label: string }[];
  readonly durations: readonly { readonly hours: number; readonly label: string; readonly needsApproval: boolean }[];
  readonly noteMinimum: number;
  readonly blockedBecause: string | null;
};
