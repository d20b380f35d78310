import type { ApiKeyRepository } from "@/server/accounts/application/ports/outbound/api-key-repository";
import type { ApiKey } from "@/server/accounts/domain/entities/api-key";
import type { Tables } from "./in-memory-state";

export type StoredApiKey = { readonly apiKey: ApiKey; readonly secretHash: string };

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
