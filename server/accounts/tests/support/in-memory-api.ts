import type { ApiKeyRepository } from "@/server/accounts/application/ports/outbound/api-key-repository";
import type { SellerApplicationRepository } from "@/server/accounts/application/ports/outbound/seller-application-repository";
import type { ShopRepository } from "@/server/accounts/application/ports/outbound/shop-repository";
import { done } from "@/server/accounts/domain/result";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { isApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { Tables } from "./in-memory-state";

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

export const applicationsOver = ({ applications }: Tables): SellerApplicationRepository => ({
  newId: () => applicationIdFrom(`018f0000-0000-7000-8000-b${applications.size.toString(16).padStart(11, "0")}`),
  findUnderWay: async (accountId) =>
    [...applications.values()].find((one) => one.accountId === accountId && isApplicationStage(one.stage)) ?? null,
  insert: async (application) => {
    applications.set(application.id, application);
    return done(application);
  },
});

export const shopOver = ({ shopEvents, saleFacts, sightings }: Tables, at: Date): ShopRepository => ({
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
