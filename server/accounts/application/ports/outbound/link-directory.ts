import type { AccountLink } from "@/server/accounts/domain/domain-services/link-cluster-service";
import type { Sighting } from "@/server/accounts/domain/domain-services/shared-things-service";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** What accounts share. What too many share links nobody, and a device that its owner denied does not either. */
export type LinkDirectory = {
  /** The direct links of this account, the newest first, at most some hundreds. */
  linksOf(accountId: AccountId): Promise<readonly AccountLink[]>;
  /** Everybody on this account's newest things of the shop, itself too; of a thing at most one more than `perThing`. */
  companyOf(accountId: AccountId, perThing: number): Promise<readonly Sighting[]>;
};
