import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** A message to a holder. Its words are made from the template when it is sent; codes travel sealed. */
export type Notification = {
  readonly accountId: AccountId;
  readonly channel: "EMAIL" | "SMS";
  readonly recipient: string;
  readonly template: "VERIFY_CONTACT" | "ALREADY_REGISTERED" | "NEW_DEVICE" | "ACCOUNT_ON_HOLD";
  readonly values: Readonly<Record<string, string>>;
};

/** Queues with the running unit of work: nothing is sent for a change that was rolled back. */
export type NotificationPort = {
  queue(notification: Notification): void;
};
