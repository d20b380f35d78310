import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { MailLink } from "./mail-links-port";

/** Which links in mails are worth anything still. */
export type LinkRepository = {
  /** What a link that is made now carries. */
  epochOf(accountId: AccountId): Promise<number>;
  /** Every link that was made before is worth nothing. Call it with each change of credential, contact or standing. */
  raiseEpoch(accountId: AccountId): Promise<void>;
  /** Uses the link up. False when it was used before, or revoked; of parallel uses one is true. */
  spend(link: MailLink): Promise<boolean>;
};
