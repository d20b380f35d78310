import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { NewToken } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { webhookPolicy } from "@/server/accounts/domain/policies/webhook-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { WebhookId } from "@/server/accounts/domain/value-objects/webhook-id";
import { webhookSecretOf } from "@/server/accounts/domain/value-objects/webhook-secret";
import type { CreatedWebhook } from "../create-webhook/create-webhook";

type Deps = { readonly unitOfWork: UnitOfWork; readonly newToken: NewToken };

/** A new secret, shown this once. The old one signs beside it for a day, so that nothing is lost while it is changed. */
export const rotateWebhookSecret =
  ({ unitOfWork, newToken }: Deps) =>
  (id: WebhookId, actor: MachineActor, origin: RequestOrigin): Promise<Result<CreatedWebhook>> => {
    const subject = { type: "WEBHOOK", id } as const;
    const secret = webhookSecretOf(newToken().token);
    return unitOfWork({ action: "webhook.rotate-secret", actor, origin, subject, accounts: [] }, async (write) => {
      const endpoint = await write.webhooks.find(id);
      if (!endpoint) return refuse({ code: "NOT_FOUND", what: "webhook" });
      const previousUntil = new Date(write.at.getTime() + webhookPolicy.overlapHours * 3_600_000);
      await write.webhooks.replaceSecret(id, secret, previousUntil);
      return done({ endpoint, secret });
    });
  };
