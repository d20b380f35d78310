import * as z from "zod/mini";
import type { WebhookState } from "@/server/accounts/application/ports/outbound/webhook-directory";
import type { CreatedWebhook } from "@/server/accounts/application/use-cases/create-webhook/create-webhook";
import type { WebhookEndpoint } from "@/server/accounts/domain/entities/webhook-endpoint";
import { id, iso, moment } from "./serializers";

const endpoint = {
  id,
  url: z.string(),
  types: z.array(z.string()),
  state: z.enum(["ACTIVE", "DISABLED"]),
  createdAt: moment,
};

/** `secret` is shown once: null in the answer to a repeat under an Idempotency-Key. */
export const createdWebhookSchema = z.strictObject({ ...endpoint, secret: z.nullable(z.string()) });

export const webhooksSchema = z.strictObject({
  webhooks: z.array(
    z.strictObject({
      ...endpoint,
      failingSince: z.nullable(moment),
      lastDeliveredAt: z.nullable(moment),
      /** Counted to 1,001: beyond it only "more" matters. */
      waiting: z.int(),
      parked: z.int(),
    }),
  ),
});

export const deletedWebhookSchema = z.strictObject({ id, deleted: z.literal(true) });

const endpointJson = (webhook: WebhookEndpoint) => ({
  id: webhook.id,
  url: webhook.url,
  types: [...webhook.types],
  state: webhook.state,
  createdAt: webhook.createdAt.toISOString(),
});

export const createdWebhookJson = (created: CreatedWebhook): z.output<typeof createdWebhookSchema> => ({
  ...endpointJson(created.endpoint),
  secret: created.secret,
});

export const webhooksJson = (webhooks: readonly WebhookState[]): z.output<typeof webhooksSchema> => ({
  webhooks: webhooks.map((webhook) => ({
    ...endpointJson(webhook),
    failingSince: iso(webhook.failingSince),
    lastDeliveredAt: iso(webhook.lastDeliveredAt),
    waiting: webhook.waiting,
    parked: webhook.parked,
  })),
});
