import type { Pool } from "pg";
import { logger } from "@/server/platform/logger";
import { receiverGuard } from "./adapters/outbound/messaging/receiver-guard";
import { createWebhookSender } from "./adapters/outbound/messaging/webhook-sender";
import { poolKeyStore } from "./adapters/outbound/persistence/account-key-store";
import { createAnswerStore } from "./adapters/outbound/persistence/answer-store";
import { createApiKeyDirectory } from "./adapters/outbound/persistence/api-key-directory";
import { createShopDirectory } from "./adapters/outbound/persistence/shop-directory";
import { createWebhookDirectory } from "./adapters/outbound/persistence/webhook-directory";
import type { PersonalDataEncryption } from "./adapters/outbound/security/personal-data-encryption";
import type { RefusalOfReceiver } from "./application/ports/outbound/webhook-directory";
import { retryAfterSeconds, webhookPolicy } from "./domain/policies/webhook-policy";
import { webhookSecretFrom } from "./domain/value-objects/webhook-secret";
import { createWebhookRelay } from "./outbox/webhook-relay";

type Deps = {
  readonly pool: Pool;
  /** Hosts of one's own network that may be receivers all the same. */
  readonly privateHosts: readonly string[];
};

/** What other systems' requests stand on: keys, kept answers, the shop's own tables, and where nothing may be sent. */
export function apiAdapters({ pool, privateHosts }: Deps) {
  const guard = receiverGuard({ privateHosts: new Set(privateHosts) });
  const refusalOfReceiver: RefusalOfReceiver = async (url) => {
    const place = await guard(url);
    return "problem" in place ? place.problem : null;
  };
  return {
    answers: createAnswerStore(pool),
    apiKeys: createApiKeyDirectory(pool),
    shop: createShopDirectory(pool),
    webhooks: createWebhookDirectory(pool),
    refusalOfReceiver,
  };
}

type DeliveryDeps = Deps & {
  readonly encryption: Pick<PersonalDataEncryption, "open">;
  readonly now: () => Date;
};

/** The worker's side: delivers what is queued, each time asking anew where the name leads. */
export function webhookDeliveries({ pool, privateHosts, encryption, now }: DeliveryDeps) {
  const keys = poolKeyStore(pool);
  return {
    webhooks: createWebhookDirectory(pool),
    webhookRelay: createWebhookRelay({
      pool,
      now,
      retryAfterSeconds,
      send: createWebhookSender({
        guard: receiverGuard({ privateHosts: new Set(privateHosts) }),
        openSecret: async (sealed) => {
          const secret = (await encryption.open(keys, null, sealed))?.["secret"];
          return typeof secret === "string" ? webhookSecretFrom(secret) : null;
        },
        now,
        timeoutMs: webhookPolicy.timeoutSeconds * 1_000,
      }),
      onFailure: ({ endpointId, eventId, error, parked }) =>
        logger.warn({ endpointId, eventId, parked, problem: error }, "a webhook was not taken"),
    }),
  };
}
