import type { NotificationChoiceRepository } from "@/server/accounts/application/ports/outbound/notification-choice-repository";
import { isNotificationTopic } from "@/server/accounts/domain/value-objects/notification-topic";
import { stored } from "./stored-value";
import type { UnitParts } from "./unit-parts";

export const notificationChoiceRepository = ({ tx, at, held, changes }: UnitParts): NotificationChoiceRepository => ({
  list: async (accountId) => {
    const rows = await tx.notificationChoice.findMany({ where: { accountId }, take: 100 });
    return new Map(
      rows.map(({ topic, isOn }) => [stored(topic, isNotificationTopic, "notification_choice.topic"), isOn]),
    );
  },
  save: async (accountId, choices) => {
    held.mustHold([accountId]);
    for (const [topic, isOn] of choices) {
      await tx.$executeRaw`
        INSERT INTO notification_choice (account_id, topic, is_on, changed_at)
        VALUES (${accountId}::uuid, ${topic}, ${isOn}, ${at}::timestamptz)
        ON CONFLICT (account_id, topic) DO UPDATE SET is_on = EXCLUDED.is_on, changed_at = EXCLUDED.changed_at`;
      changes.record(accountId, [{ field: `message ${topic}`, before: !isOn, after: isOn }]);
    }
  },
});
