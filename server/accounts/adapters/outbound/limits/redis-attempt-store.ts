import { Redis } from "ioredis";
import {
  type AttemptStore,
  AttemptsUnavailable,
  type BucketChange,
} from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { AttemptBucket } from "@/server/accounts/domain/policies/account-lock-policy";
import { processAttempts } from "./process-attempts";
import { takeTurns } from "./take-turns";

export type RedisAttemptStore = AttemptStore & { readonly close: () => void; readonly isUp: () => boolean };

type Stored = (key: string) => AttemptBucket | null;

/**
 * Counters that every process shares, in Redis. The domain counts on what was read; a script writes it only where all
 * of it still stands, else it is read and counted anew. Without Redis an unknown device is refused, and a known one is
 * counted in this process alone: nobody is ever unlimited.
 */
export function openRedisAttemptStore(url: string): RedisAttemptStore {
  const redis = new Redis(url, options);
  // Whoever waits for a command is told; the connection comes back by itself.
  redis.on("error", () => undefined);
  const inTurn = takeTurns();
  const alone = processAttempts();
  let awayUntilMs = 0;
  return {
    update: (keys, change) => {
      const ordered = [...new Set(keys)].sort();
      return inTurn(ordered, async () => {
        try {
          if (performance.now() < awayUntilMs) throw new AttemptsUnavailable(new Error("Redis was away just now"));
          return await countIn(redis, ordered, change);
        } catch (error) {
          if (!(error instanceof AttemptsUnavailable)) throw error;
          if (performance.now() >= awayUntilMs) awayUntilMs = performance.now() + SPARED_MS;
          if (!ordered.every(isKnownDevice)) throw error;
          return await alone.update(ordered, change);
        }
      });
    },
    close: () => redis.disconnect(),
    isUp: () => redis.status === "ready",
  };
}

const options = { commandTimeout: 1_000, connectTimeout: 1_000, maxRetriesPerRequest: 1, keyPrefix: "{goodstanding}:" };

/** So long after a failure nobody else waits for Redis in vain. */
const SPARED_MS = 500;

/** Losing so many races against other processes is an overload, not bad luck. */
const MOST_RACES = 50;

async function countIn<T>(redis: Redis, keys: readonly string[], change: (stored: Stored) => BucketChange<T>) {
  for (let race = 0; race < MOST_RACES; race += 1) {
    const texts = await asked(() => redis.mget([...keys]));
    const held = new Map(keys.map((key, place) => [key, texts[place] ?? ""]));
    const { buckets, answer } = change((key) => toBucket(key, held.get(key) ?? ""));
    const next = new Map(buckets.map((bucket) => [bucket.key, toText(bucket)]));
    const before = keys.map((key) => held.get(key) ?? "");
    const after = keys.map((key) => next.get(key) ?? "");
    const stored = await asked(() => redis.eval(storeIfUnchanged, keys.length, ...keys, ...before, ...after, KEPT_MS));
    if (stored === 1) return answer;
  }
  throw new AttemptsUnavailable(new Error("other processes kept counting the same attempts"));
}

async function asked<T>(command: () => Promise<T>): Promise<T> {
  try {
    return await command();
  } catch (error) {
    throw new AttemptsUnavailable(error);
  }
}

/** The longest block and the clean day after it, which forgives: what is older counts nothing. */
const KEPT_MS = 50 * 3_600_000;

/** First what each key held, then what it gets. An empty text is nothing; a key that gets nothing is left alone. */
const storeIfUnchanged = `
for place, key in ipairs(KEYS) do
  if (redis.call('GET', key) or '') ~= ARGV[place] then return 0 end
end
for place, key in ipairs(KEYS) do
  local value = ARGV[#KEYS + place]
  if value ~= '' then redis.call('SET', key, value, 'PX', ARGV[#ARGV]) end
end
return 1`;

/** A device that signed in before has this one counter (account lock policy). */
const isKnownDevice = (key: string): boolean => key.includes("/device/");

const toText = ({ windowStartedAt, count, strikes, blockedUntil }: AttemptBucket): string =>
  JSON.stringify([windowStartedAt.getTime(), count, strikes, blockedUntil?.getTime() ?? null]);

function toBucket(key: string, text: string): AttemptBucket | null {
  if (text === "") return null;
  const parts: unknown = JSON.parse(text);
  if (!isBucketParts(parts))
    throw new AttemptsUnavailable(new Error("a counter in Redis was written by somebody else"));
  const [windowStartedAt, count, strikes, blockedUntil] = parts;
  return {
    key,
    windowStartedAt: new Date(windowStartedAt),
    count,
    strikes,
    blockedUntil: blockedUntil === null ? null : new Date(blockedUntil),
  };
}

type BucketParts = readonly [windowStartedAt: number, count: number, strikes: number, blockedUntil: number | null];

const isBucketParts = (parts: unknown): parts is BucketParts =>
  Array.isArray(parts) &&
  parts.length === 4 &&
  parts.slice(0, 3).every((part) => typeof part === "number") &&
  (parts[3] === null || typeof parts[3] === "number");
