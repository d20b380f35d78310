import type { ApiKey } from "@/server/accounts/domain/entities/api-key";
import type { ApiBudget } from "@/server/accounts/domain/policies/api-key-policy";
import type { ApiKeyId } from "@/server/accounts/domain/value-objects/api-key-id";

/** What every request of another system asks before anything else, on the primary and never cached. */
export type ApiKeyDirectory = {
  findByHash(secretHash: Uint8Array): Promise<ApiKey | null>;
  /** Takes one request from the key's bucket; false when it is empty. Exact under any number of callers. */
  takeRequest(id: ApiKeyId, budget: ApiBudget, at: Date): Promise<boolean>;
  markUsed(id: ApiKeyId, at: Date): Promise<void>;
  /** All of them, newest first. */
  readonly list: () => Promise<readonly ApiKey[]>;
};

/** The stored hash of a secret; null when its shape says that we never made it. */
export type HashSecret = (secret: string) => Uint8Array | null;
