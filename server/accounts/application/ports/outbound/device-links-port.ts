import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** Another account that signed in from the same browser. */
export type DeviceLink = {
  readonly accountId: AccountId;
  /** When both had been there. */
  readonly since: Date;
  /** Since when it is locked for something its holder did; null when it is not. */
  readonly lockedSince: Date | null;
};

/** Links through browsers. One that too many accounts use, and one that its owner denied, links nobody. */
export type DeviceLinks = { listOf(accountId: AccountId): Promise<readonly DeviceLink[]> };
