import type {
  Notification,
  NotificationTemplate,
} from "@/server/accounts/application/ports/outbound/notification-port";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Account } from "@/server/accounts/domain/entities/account";
import { provedRecipients } from "./proved-recipient";

/** Queues the news of a change of how somebody signs in, to each of their proved contacts. */
export function tellHolder(
  write: Pick<WritableRepositories, "notifications">,
  account: Pick<Account, "id" | "email" | "phone">,
  template: NotificationTemplate,
  values: Notification["values"],
): void {
  for (const contact of provedRecipients(account)) {
    write.notifications.queue({ accountId: account.id, ...contact, template, values });
  }
}
