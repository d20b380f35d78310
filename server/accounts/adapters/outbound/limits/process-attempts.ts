import type { AttemptStore } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { AttemptBucket } from "@/server/accounts/domain/policies/account-lock-policy";

/** Devices of one process that sign in while the shared counters are away; the longest unused give way. */
const MOST_KEPT = 10_000;

/** Counters of this process alone: nothing interrupts synchronous code, so each step is atomic by itself. */
export function processAttempts(): AttemptStore {
  const buckets = new Map<string, AttemptBucket>();
  return {
    update: async (keys, change) => {
      const named = new Set(keys);
      const { buckets: next, answer } = change((key) => (named.has(key) ? (buckets.get(key) ?? null) : null));
      for (const bucket of next) {
        buckets.delete(bucket.key);
        buckets.set(bucket.key, bucket);
      }
      for (const [key] of buckets) {
        if (buckets.size <= MOST_KEPT) break;
        buckets.delete(key);
      }
      return answer;
    },
  };
}
