import type { WebhookEndpoint } from "@/server/accounts/domain/entities/webhook-endpoint";
import type { WebhookId } from "@/server/accounts/domain/value-objects/webhook-id";
import type { WebhookSecret } from "@/server/accounts/domain/value-objects/webhook-secret";

/** Receivers of events, within a unit of work. Secrets are stored sealed. */
export type WebhookRepository = {
  count(): Promise<number>;
  find(id: WebhookId): Promise<WebhookEndpoint | null>;
  insert(endpoint: WebhookEndpoint, secret: WebhookSecret): Promise<void>;
  /** With everything that waits for it. */
  remove(id: WebhookId): Promise<void>;
  /** The secret of before signs too until then. */
  replaceSecret(id: WebhookId, secret: WebhookSecret, previousUntil: Date): Promise<void>;
  /** Nothing more is queued; what waits is parked. */
  disable(id: WebhookId): Promise<void>;
  resume(id: WebhookId): Promise<void>;
  /** Parked deliveries of one receiver are due again, with all their tries before them; answers how many. */
  redeliver(id: WebhookId): Promise<number>;
};
