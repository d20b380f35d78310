import type {
  AttemptBucket,
  AttemptLimiter,
  Reservation,
} from "@/server/accounts/application/ports/outbound/attempt-limiter-port";

type Row = { startedAt: number; count: number; strikes: number; blockedUntil: number };

const FORGIVEN_AFTER_MS = 24 * 3_600_000;

/** The same rules as the stored limiter; one contract test runs against both. */
export function inMemoryAttemptLimiter(): AttemptLimiter {
  const rows = new Map<string, Row>();
  return {
    reserve: async (buckets, at) => {
      const counted = buckets.map((bucket) => ({ bucket, ...count(rows, bucket, at.getTime()) }));
      const counts = new Map(counted.map(({ bucket, row }) => [bucket.key, row.count]));
      const waitMs = Math.max(...counted.filter(({ open }) => !open).map(({ row }) => row.blockedUntil - at.getTime()));
      if (counted.every(({ open }) => open)) return { admitted: true, counts } satisfies Reservation;
      return { admitted: false, counts, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
    },
    giveBack: async (buckets, at) => {
      for (const bucket of buckets) {
        const row = rows.get(bucket.key);
        if (row) rows.set(bucket.key, withoutOne(row, bucket, at.getTime()));
      }
    },
    clear: async (keys) => {
      for (const key of keys) rows.delete(key);
    },
  };
}

function count(rows: Map<string, Row>, bucket: AttemptBucket, at: number): { row: Row; open: boolean } {
  const before = rows.get(bucket.key) ?? { startedAt: at, count: 0, strikes: 0, blockedUntil: 0 };
  const open = before.blockedUntil <= at;
  const row = open ? admitted(before, bucket, at) : { ...before, count: before.count + 1 };
  rows.set(bucket.key, row);
  return { row, open };
}

function admitted(before: Row, bucket: AttemptBucket, at: number): Row {
  const wasBlocked = before.blockedUntil > 0;
  const isOver = wasBlocked || at - before.startedAt >= bucket.windowSeconds * 1000;
  const strikes = wasBlocked && at - before.blockedUntil >= FORGIVEN_AFTER_MS ? 0 : before.strikes;
  const row = isOver
    ? { startedAt: at, count: 1, strikes, blockedUntil: 0 }
    : { ...before, count: before.count + 1, strikes };
  if (bucket.limit === null || row.count < bucket.limit) return row;
  const seconds = Math.min(bucket.longestBlockSeconds, bucket.blockSeconds * 2 ** strikes);
  return { ...row, strikes: strikes + 1, blockedUntil: at + seconds * 1000 };
}

function withoutOne(row: Row, bucket: AttemptBucket, at: number): Row {
  const count = Math.max(0, row.count - 1);
  const reopens = row.blockedUntil > at && bucket.limit !== null && count < bucket.limit;
  return reopens ? { ...row, count, strikes: Math.max(0, row.strikes - 1), blockedUntil: 0 } : { ...row, count };
}
