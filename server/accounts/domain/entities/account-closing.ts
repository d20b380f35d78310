import type { AccountId } from "../value-objects/account-id";

/** The holder asked to close the account. Until `closesAt` they may change their mind. */
export type AccountClosing = {
  readonly accountId: AccountId;
  readonly requestedAt: Date;
  readonly closesAt: Date;
};
