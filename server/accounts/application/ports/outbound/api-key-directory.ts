import type { ApiKey } from "@/server/accounts/domain/entities/api-key";
import type { ApiBudget } from "@/server/accounts/domain/policies/api-key-policy";

/** What every request of another system asks before anything else, on the primary and never cached. */
export type ApiKeyDirectory = {
  /**
   * The key with this secret, and whether its bucket had a request left for the asking: only a good key's gives one.
   * Exact under any number of callers.
   */
  take(secretHash: Uint8Array, budget: ApiBudget, at: Date): Promise<TakenKey | null>;
  /** All of them, newest first. */
  readonly list: () => Promise<readonly ApiKey[]>;
};

export type TakenKey = { readonly key: ApiKey; readonly hasBudget: boolean };

/** The stored hash of a secret; null when its shape says that we never made it. */
export type HashSecret = (secret: string) => Uint8Array | null;
