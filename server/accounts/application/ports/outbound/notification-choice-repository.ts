import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { NotificationTopic } from "@/server/accounts/domain/value-objects/notification-topic";

/** What a holder chose. A topic that was never chosen is off. */
export type NotificationChoiceRepository = {
  list(accountId: AccountId): Promise<ReadonlyMap<NotificationTopic, boolean>>;
  save(accountId: AccountId, choices: ReadonlyMap<NotificationTopic, boolean>): Promise<void>;
};
