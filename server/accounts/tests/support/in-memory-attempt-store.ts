import type { AttemptStore } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { AttemptBucket } from "@/server/accounts/domain/policies/account-lock-policy";

/** Nothing interrupts synchronous code, so each step is atomic by itself. */
export function inMemoryAttemptStore(): AttemptStore {
  const buckets = new Map<string, AttemptBucket>();
  return {
    update: async (keys, change) => {
      const known = new Set(keys);
      const { buckets: next, answer } = change((key) => (known.has(key) ? (buckets.get(key) ?? null) : null));
      for (const bucket of next) buckets.set(bucket.key, bucket);
      return answer;
    },
  };
}
