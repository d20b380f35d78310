import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRedisAttemptStore } from "@/server/accounts/adapters/outbound/limits/redis-attempt-store";
import { createAttemptStore } from "@/server/accounts/adapters/outbound/persistence/attempt-store";
import {
  type AttemptStore,
  AttemptsUnavailable,
} from "@/server/accounts/application/ports/outbound/attempt-store-port";
import { reserveAttempt } from "@/server/accounts/domain/policies/account-lock-policy";
import { openDatabase } from "@/server/platform/database";
import { attemptStoreContract } from "../support/attempt-store-contract";
import { createTestDatabase } from "../support/database";
import { inMemoryAttemptStore } from "../support/in-memory-attempt-store";
import { type RedisServer, redisBinary, startRedis } from "../support/redis-server";

attemptStoreContract("memory", async () => {
  const store = inMemoryAttemptStore();
  return { stores: [store, store], close: async () => undefined };
});

attemptStoreContract("Postgres", async () => {
  const database = await createTestDatabase();
  const processes = [1, 2].map(() => openDatabase({ appUrl: database.appUrl, poolSize: 8 }));
  const [one, other] = processes.map(({ pool }) => createAttemptStore(pool));
  if (!one || !other) throw new Error("Two processes were opened.");
  return {
    stores: [one, other],
    close: async () => {
      for (const process of processes) await process.close();
      await database.drop();
    },
  };
});

const reserve = (store: AttemptStore, key: string): Promise<boolean> =>
  store.update([key], (stored) => {
    const { allowed, bucket } = reserveAttempt(stored(key), { key, failures: 10 }, new Date());
    return { buckets: [bucket], answer: allowed };
  });

describe.skipIf(redisBinary === null)("with a real Redis (skipped where no redis-server is installed)", () => {
  attemptStoreContract("Redis", async () => {
    const server = await startRedis();
    const [one, other] = [openRedisAttemptStore(server.url), openRedisAttemptStore(server.url)];
    return {
      stores: [one, other],
      close: async () => {
        one.close();
        other.close();
        await server.stop();
      },
    };
  });

  describe("Redis", () => {
    let server: RedisServer;
    beforeAll(async () => {
      server = await startRedis();
    });
    afterAll(() => server.stop());

    it("forgets what counts nothing any more, and holds keys that tell nobody anything", async () => {
      const store = openRedisAttemptStore(server.url);
      await reserve(store, "password/opaque/unknown");
      const redis = new Redis(server.url);
      expect(await redis.keys("*")).toEqual(["{goodstanding}:password/opaque/unknown"]);
      const hoursLeft = (await redis.pttl("{goodstanding}:password/opaque/unknown")) / 3_600_000;
      expect(hoursLeft).toBeGreaterThan(48);
      expect(hoursLeft).toBeLessThanOrEqual(50);
      redis.disconnect();
      store.close();
    });

    it("away refuses unknown devices, and lets known ones spend a budget of this process, no more", async () => {
      const gone = await startRedis();
      const store = openRedisAttemptStore(gone.url);
      expect(await reserve(store, "password/device/one")).toBe(true);
      await gone.stop();
      await expect(reserve(store, "password/someone/unknown")).rejects.toThrow(AttemptsUnavailable);
      const known = await Promise.all(Array.from({ length: 30 }, () => reserve(store, "password/device/two")));
      expect(known.filter((allowed) => allowed)).toHaveLength(10);
      store.close();
    });
  });
});
