import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { webhookIdFrom } from "@/server/accounts/domain/value-objects/webhook-id";
import type { WebhookInput } from "./redeliver-webhooks.schema";

export type Redelivered = { readonly auditEntryId: string; readonly due: number };

/** What was parked for one receiver is tried again, each with its old webhook-id. ILLEGAL_TRANSITION where it is stopped. */
export const redeliverWebhooks =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  ({ webhookId }: WebhookInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<Redelivered>> => {
    const id = webhookIdFrom(webhookId);
    const subject = { type: "WEBHOOK", id } as const;
    return unitOfWork({ action: "webhook.redeliver", actor, origin, subject, accounts: [] }, async (write) => {
      const endpoint = await write.webhooks.find(id);
      if (!endpoint) return refuse({ code: "NOT_FOUND", what: "webhook" });
      if (endpoint.state === "DISABLED")
        return refuse({ code: "ILLEGAL_TRANSITION", from: "DISABLED", to: "DELIVERING" });
      return done({ auditEntryId: write.auditEntryId, due: await write.webhooks.redeliver(id) });
    });
  };
