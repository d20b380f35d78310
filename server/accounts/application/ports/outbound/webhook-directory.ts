import type { WebhookEndpoint } from "@/server/accounts/domain/entities/webhook-endpoint";
import type { WebhookId } from "@/server/accounts/domain/value-objects/webhook-id";

/** A receiver with what waits for it. */
export type WebhookState = WebhookEndpoint & { readonly waiting: number; readonly parked: number };

export type WebhookDirectory = {
  /** All of them, newest first; there are few. */
  list(): Promise<readonly WebhookState[]>;
  /** Those that took nothing since then and are active still. */
  failingSince(before: Date): Promise<readonly WebhookId[]>;
};

/** Why nothing may be sent to this address from here, in a sentence; null when it may. Asks the name's addresses. */
export type RefusalOfReceiver = (url: URL) => Promise<string | null>;
