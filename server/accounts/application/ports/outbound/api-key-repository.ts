import type { ApiKey } from "@/server/accounts/domain/entities/api-key";
import type { ApiKeyId } from "@/server/accounts/domain/value-objects/api-key-id";

/** Keys of other systems, within a unit of work. */
export type ApiKeyRepository = {
  insert(key: ApiKey, secretHash: Uint8Array): Promise<void>;
  /** By its id or its prefix. */
  find(named: string): Promise<ApiKey | null>;
  /** From the commit on nobody comes in with it. A key revoked before stays as it was. */
  revoke(id: ApiKeyId): Promise<void>;
};
