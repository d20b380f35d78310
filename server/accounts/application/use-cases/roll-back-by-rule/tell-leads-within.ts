import type { NotificationTemplate } from "@/server/accounts/application/ports/outbound/notification-port";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { provedContact } from "../proved-contact";

/** An email to every LEAD, in the commit of what it tells. */
export async function tellLeadsWithin(
  write: WritableRepositories,
  template: NotificationTemplate,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  for (const accountId of await write.staff.listActive(["LEAD"])) {
    const account = await write.accounts.find(accountId);
    const contact = account && provedContact(account);
    if (contact?.channel === "EMAIL") write.notifications.queue({ accountId, ...contact, template, values });
  }
}
