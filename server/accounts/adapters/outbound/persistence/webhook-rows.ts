import type { WebhookEndpoint } from "@/server/accounts/domain/entities/webhook-endpoint";
import { webhookIdFrom } from "@/server/accounts/domain/value-objects/webhook-id";

export type WebhookRow = {
  readonly id: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly state: string;
  readonly created_by: string;
  readonly created_at: Date;
  readonly failing_since: Date | null;
  readonly last_delivered_at: Date | null;
};

export const webhookColumns =
  "w.id, w.url, w.types, w.state, w.created_by, w.created_at, w.failing_since, w.last_delivered_at";

export const toWebhook = (row: WebhookRow): WebhookEndpoint => ({
  id: webhookIdFrom(row.id),
  url: row.url,
  types: row.types,
  state: row.state === "ACTIVE" ? "ACTIVE" : "DISABLED",
  createdBy: row.created_by,
  createdAt: row.created_at,
  failingSince: row.failing_since,
  lastDeliveredAt: row.last_delivered_at,
});
