import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { WebhookEndpoint } from "@/server/accounts/domain/entities/webhook-endpoint";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { WebhookId } from "@/server/accounts/domain/value-objects/webhook-id";

/** Nothing more is delivered there, and what waits goes with it. A delivery that is on its way may still arrive. */
export const deleteWebhook =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (id: WebhookId, actor: MachineActor, origin: RequestOrigin): Promise<Result<WebhookEndpoint>> => {
    const subject = { type: "WEBHOOK", id } as const;
    return unitOfWork({ action: "webhook.delete", actor, origin, subject, accounts: [] }, async (write) => {
      const endpoint = await write.webhooks.find(id);
      if (!endpoint) return refuse({ code: "NOT_FOUND", what: "webhook" });
      await write.webhooks.remove(id);
      return done(endpoint);
    });
  };
