import type { Brand } from "./brand";
import { trustedUuid } from "./uuid";

/** Names one receiver of events. */
export type WebhookId = Brand<string, "WebhookId">;

/** For ids read from the database or made by the id source. */
export const webhookIdFrom = (trusted: string): WebhookId => trustedUuid<"WebhookId">(trusted);
