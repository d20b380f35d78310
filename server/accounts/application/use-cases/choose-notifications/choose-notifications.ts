import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";
import { NOTIFICATION_TOPICS } from "@/server/accounts/domain/value-objects/notification-topic";
import type { ChooseNotificationsInput } from "./choose-notifications.schema";

/** Which messages the holder wants beside those that always come. What stays as it was is not written. */
export const chooseNotifications =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (input: ChooseNotificationsInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<null>> =>
    unitOfWork(
      {
        action: "account.choose-notifications",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: actor.accountId },
        accounts: [actor.accountId],
      },
      async (write) => {
        const before = await write.notificationChoices.list(actor.accountId);
        const changed = NOTIFICATION_TOPICS.filter((topic) => (before.get(topic) ?? false) !== input[topic]);
        await write.notificationChoices.save(actor.accountId, new Map(changed.map((topic) => [topic, input[topic]])));
        return done(null);
      },
    );
