import type { Notification, NotificationPort } from "@/server/accounts/application/ports/outbound/notification-port";
import { NOTIFICATION_REQUESTED } from "@/server/accounts/outbox/account-outbox-model";
import type { UnitParts } from "./unit-parts";

/** What a unit of work says to holders: queued at its end, and what an earlier one queued taken back in time. */
export const notificationsOf = (
  { tx, at, held }: UnitParts,
  queue: (message: Notification) => void,
): NotificationPort => ({
  queue,
  takeBack: async (accountId, queuedAt) => {
    held.mustHold([accountId]);
    await tx.$executeRaw`
      DELETE FROM outbox
       WHERE account_id = ${accountId}::uuid AND type = ${NOTIFICATION_REQUESTED} AND attempts = 0
         AND recorded_at = ${queuedAt}::timestamptz AND available_at > ${at}::timestamptz`;
  },
});
