import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { webhookIdFrom } from "@/server/accounts/domain/value-objects/webhook-id";
import type { WebhookInput } from "../redeliver-webhooks/redeliver-webhooks.schema";

/** A receiver that was stopped hears of events again, from now on. One that was not stopped is left as it is. */
export const resumeWebhook =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (
    { webhookId }: WebhookInput,
    actor: StaffActor,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly auditEntryId: string }>> => {
    const id = webhookIdFrom(webhookId);
    const subject = { type: "WEBHOOK", id } as const;
    return unitOfWork({ action: "webhook.resume", actor, origin, subject, accounts: [] }, async (write) => {
      const endpoint = await write.webhooks.find(id);
      if (!endpoint) return refuse({ code: "NOT_FOUND", what: "webhook" });
      if (endpoint.state === "DISABLED") await write.webhooks.resume(id);
      return done({ auditEntryId: write.auditEntryId });
    });
  };
