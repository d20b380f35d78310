import type { AttemptStore } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import { type BucketLimit, reserveAttempt } from "@/server/accounts/domain/policies/account-lock-policy";

/** Takes one out of a budget; answers the seconds to wait when nothing is left, else null. */
export const takeOne = (attempts: AttemptStore, limit: BucketLimit, at: Date): Promise<number | null> =>
  attempts.update([limit.key], (stored) => {
    const reservation = reserveAttempt(stored(limit.key), limit, at);
    return { buckets: [reservation.bucket], answer: reservation.allowed ? null : reservation.retryAfterSeconds };
  });
