import { createWebhookSchema } from "@/server/accounts/application/use-cases/create-webhook/create-webhook.schema";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { isUuid } from "@/server/accounts/domain/value-objects/uuid";
import { type WebhookId, webhookIdFrom } from "@/server/accounts/domain/value-objects/webhook-id";
import { nothing } from "./api-fields";
import { type ApiCall, type ApiRoute, apiRoute } from "./api-route";
import {
  createdWebhookJson,
  createdWebhookSchema,
  deletedWebhookSchema,
  webhooksJson,
  webhooksSchema,
} from "./webhook-serializers";

/** Who hears of events, signed as Standard Webhooks says. */
export const webhookRoutes: readonly ApiRoute[] = [
  apiRoute(
    {
      method: "POST",
      path: "/webhooks",
      scope: "webhooks:write",
      action: "webhook.create",
      summary: "Hear of events of these types; the secret is shown this once",
      body: { schema: createWebhookSchema },
      answer: { status: 201, schema: createdWebhookSchema },
      shownOnce: ["secret"],
      run: async ({ api, actor: by, origin, body }) => {
        const created = await api.createWebhook(body, by, origin);
        return created.ok ? done({ status: 201, body: createdWebhookJson(created.value) }) : created;
      },
    },
    nothing,
  ),
  apiRoute(
    {
      method: "GET",
      path: "/webhooks",
      scope: "webhooks:write",
      action: "api.request",
      summary: "All receivers, with what waits for each",
      answer: { status: 200, schema: webhooksSchema },
      run: async ({ api }) => done({ status: 200, body: webhooksJson(await api.listWebhooks()) }),
    },
    nothing,
  ),
  apiRoute(
    {
      method: "DELETE",
      path: "/webhooks/:webhookId",
      scope: "webhooks:write",
      action: "webhook.delete",
      summary: "Nothing more is delivered there, and what waits goes with it",
      answer: { status: 200, schema: deletedWebhookSchema },
      run: async (call) => {
        const id = webhookOf(call);
        if (!id.ok) return id;
        const deleted = await call.api.deleteWebhook(id.value, call.actor, call.origin);
        return deleted.ok ? done({ status: 200, body: { id: deleted.value.id, deleted: true } }) : deleted;
      },
    },
    nothing,
  ),
  apiRoute(
    {
      method: "POST",
      path: "/webhooks/:webhookId/rotate-secret",
      scope: "webhooks:write",
      action: "webhook.rotate-secret",
      summary: "A new secret, shown this once; the old one signs beside it for 24 hours",
      answer: { status: 200, schema: createdWebhookSchema },
      shownOnce: ["secret"],
      run: async (call) => {
        const id = webhookOf(call);
        if (!id.ok) return id;
        const rotated = await call.api.rotateWebhookSecret(id.value, call.actor, call.origin);
        return rotated.ok ? done({ status: 200, body: createdWebhookJson(rotated.value) }) : rotated;
      },
    },
    nothing,
  ),
];

function webhookOf({ params }: ApiCall): Result<WebhookId> {
  const named = (params["webhookId"] ?? "").toLowerCase();
  return isUuid(named) ? done(webhookIdFrom(named)) : refuse({ code: "NOT_FOUND", what: "webhook" });
}
