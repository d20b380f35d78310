import type { ApiKeyRepository } from "@/server/accounts/application/ports/outbound/api-key-repository";
import type { ShopRepository } from "@/server/accounts/application/ports/outbound/shop-repository";
import type { WebhookRepository } from "@/server/accounts/application/ports/outbound/webhook-repository";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { StoredWebhook, Tables } from "./in-memory-state";

export const apiKeysOver = ({ apiKeys }: Tables, at: Date): ApiKeyRepository => ({
  insert: async (apiKey, hash) =>
    void apiKeys.set(apiKey.id, { apiKey, secretHash: Buffer.from(hash).toString("hex") }),
  find: async (named) =>
    [...apiKeys.values()].find(({ apiKey }) => apiKey.id === named || apiKey.prefix === named)?.apiKey ?? null,
  revoke: async (id) => {
    const stored = apiKeys.get(id);
    if (stored && stored.apiKey.revokedAt === null) {
      apiKeys.set(id, { ...stored, apiKey: { ...stored.apiKey, revokedAt: at } });
    }
  },
});

export const webhooksOver = ({ webhooks }: Tables): WebhookRepository => {
  const change = (id: string, changed: (stored: StoredWebhook) => StoredWebhook) => {
    const stored = webhooks.get(id);
    if (stored) webhooks.set(id, changed(stored));
  };
  const into = (state: "ACTIVE" | "DISABLED") => (stored: StoredWebhook) => ({
    ...stored,
    endpoint: { ...stored.endpoint, state, failingSince: state === "ACTIVE" ? null : stored.endpoint.failingSince },
  });
  return {
    count: async () => webhooks.size,
    find: async (id) => webhooks.get(id)?.endpoint ?? null,
    insert: async (endpoint, secret) => void webhooks.set(endpoint.id, { endpoint, secrets: [secret] }),
    remove: async (id) => void webhooks.delete(id),
    replaceSecret: async (id, secret) =>
      change(id, (stored) => ({ ...stored, secrets: [secret, ...stored.secrets.slice(0, 1)] })),
    disable: async (id) => change(id, into("DISABLED")),
    resume: async (id) => change(id, into("ACTIVE")),
    redeliver: async () => 0,
  };
};

export const shopOver = ({ shopEvents, saleFacts, sightings, addressAccounts }: Tables, at: Date): ShopRepository => ({
  takeEvents: async (keys) => {
    const fresh = keys.filter((key) => !shopEvents.has(key));
    for (const key of fresh) shopEvents.set(key, at);
    return new Set(fresh);
  },
  addSaleFacts: async (facts) => {
    for (const fact of facts) {
      const key = JSON.stringify([fact.sellerId, fact.orderId, fact.kind, fact.source, fact.eventId]);
      if (!saleFacts.has(key)) saleFacts.set(key, fact);
    }
  },
  listSaleFacts: async (sales) =>
    [...saleFacts.values()].filter((fact) =>
      sales.some(({ sellerId, orderId }) => fact.sellerId === sellerId && fact.orderId === orderId),
    ),
  holdThings: async () => undefined,
  sightAddresses: async (seen, accounts) => {
    const before = new Map(addressAccounts);
    for (const { address, accountId } of seen) {
      if ((before.get(address)?.size ?? 0) > accounts) continue;
      addressAccounts.set(address, new Set([...(addressAccounts.get(address) ?? []), accountId]));
    }
    const shared = [...new Set(seen.map(({ address }) => address))].filter(
      (address) => (addressAccounts.get(address)?.size ?? 0) > accounts,
    );
    const newly = shared.filter((address) => (before.get(address)?.size ?? 0) <= accounts);
    return {
      shared: new Set(shared),
      newly: new Map(newly.map((address) => [address, [...(before.get(address) ?? [])].map(accountIdFrom)])),
    };
  },
  listSightings: async (things, accounts) =>
    [...sightings.values()].filter(({ thing, accountId }) => things.includes(thing) || accounts.includes(accountId)),
  saveSightings: async (seen) => {
    for (const one of seen) {
      const key = `${one.accountId} ${one.thing}`;
      const known = sightings.get(key);
      if (!known || one.firstSeenAt < known.firstSeenAt) sightings.set(key, one);
    }
  },
});
