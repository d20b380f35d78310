import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** What a link in a mail is for. One made for one purpose is no link for another. */
export type LinkPurpose = "VERIFY_CONTACT" | "RESET_PASSWORD" | "STAFF_INVITATION" | "FIRST_ADMIN";

export type MailLink = {
  readonly purpose: LinkPurpose;
  /** Names this one link, so that it is used once. */
  readonly jti: string;
  readonly accountId: AccountId;
  /** The account's count when it was made: after a change of credential, contact or standing it is an older one. */
  readonly epoch: number;
  /** The challenge that waits behind the link, where there is one. */
  readonly challengeId: string | null;
  readonly expiresAt: Date;
};

/** Makes and reads links in mails. Whether one was used or revoked, only the links repository can tell. */
export type MailLinks = {
  /** The whole address, at the configured public origin. */
  make(link: Pick<MailLink, "purpose" | "accountId" | "epoch" | "challengeId">): Promise<string>;
  /** Null for whatever we did not sign for this purpose, and for what is too old. */
  read(purpose: LinkPurpose, token: string): Promise<MailLink | null>;
  /** As `read`, a day longer: only to know where a new message is to go. */
  readLate(purpose: LinkPurpose, token: string): Promise<MailLink | null>;
};
