import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** A message to a holder. Its words are made from the template when it is sent; codes travel sealed. */
export type Notification = {
  readonly accountId: AccountId;
  readonly channel: "EMAIL" | "SMS";
  readonly recipient: string;
  readonly template: NotificationTemplate;
  readonly values: Readonly<Record<string, string>>;
  /** Waits as long as the decision that it tells of can be undone. */
  readonly undoable?: boolean;
};

/** Every message there is; what each one needs stands beside its words. */
export const NOTIFICATION_TEMPLATES = [
  "VERIFY_CONTACT",
  "ALREADY_REGISTERED",
  "NEW_DEVICE",
  "ACCOUNT_ON_HOLD",
  "RESET_PASSWORD",
  "PASSWORD_CHANGED",
  "CHANGE_CONTACT",
  "CONTACT_CHANGED",
  "CONTACT_TAKEN",
  "SECOND_FACTOR_CHANGED",
  "RECOVERY_CODE_USED",
  "SIGN_IN_CODE",
  "UNLOCK_CODE",
  "SESSION_REUSED",
  "STAFF_INVITATION",
  "REQUEST_LAPSES",
  "CLUSTER_DECIDED",
  "POLICY_ROLLED_BACK",
  "RAMP_TAKEN_BACK",
  "IDENTITY_ASKED",
  "STATEMENT_OF_REASONS",
  "APPEAL_ANSWERED",
  "SELLER_APPLICATION",
  "ACCOUNT_CLOSING",
  "ACCOUNT_CLOSING_STOPPED",
  "ACCOUNT_CLOSED",
  "DATA_EXPORTED",
] as const;

export type NotificationTemplate = (typeof NOTIFICATION_TEMPLATES)[number];

/** Queues with the running unit of work: nothing is sent for a change that was rolled back. */
export type NotificationPort = {
  queue(notification: Notification): void;
  /** What was queued to this account at this moment and waits for its time to undo: it is never sent. */
  takeBack(accountId: AccountId, queuedAt: Date): Promise<void>;
};
