import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AttemptStore } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import { type AttemptBucket, reserveAttempt } from "@/server/accounts/domain/policies/account-lock-policy";

/** Two processes' views of the same counters. */
export type OpenedStores = {
  readonly stores: readonly [AttemptStore, AttemptStore];
  readonly close: () => Promise<void>;
};

const at = new Date("2026-11-20T08:00:00.123Z");
let keys = 0;
const newKey = (): string => {
  keys += 1;
  return `password/contract-${keys}/unknown`;
};

const reserve = (store: AttemptStore, key: string, failures: number, moment = at): Promise<boolean> =>
  store.update([key], (stored) => {
    const { allowed, bucket } = reserveAttempt(stored(key), { key, failures }, moment);
    return { buckets: [bucket], answer: allowed };
  });

const read = (store: AttemptStore, key: string): Promise<AttemptBucket | null> =>
  store.update([key], (stored) => ({ buckets: [], answer: stored(key) }));

/** What every store of attempts keeps to, whatever it is made of. */
export function attemptStoreContract(what: string, open: () => Promise<OpenedStores>): void {
  describe(`attempts counted in ${what}`, () => {
    let opened: OpenedStores;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it("begin with nothing and come back as they were stored", async () => {
      const [one, other] = opened.stores;
      const key = newKey();
      expect(await read(one, key)).toBeNull();
      const bucket = { key, windowStartedAt: at, count: 3, strikes: 2, blockedUntil: new Date(at.getTime() + 60_000) };
      await one.update([key], () => ({ buckets: [bucket], answer: null }));
      expect(await read(other, key)).toEqual(bucket);
      const open = { ...bucket, blockedUntil: null };
      await other.update([key], () => ({ buckets: [open], answer: null }));
      expect(await read(one, key)).toEqual(open);
    });

    it("R20 let exactly the budget pass, of two hundred parallel attempts from two processes", async () => {
      const key = newKey();
      const attempts = Array.from({ length: 200 }, (_, n) => reserve(opened.stores[n % 2 === 0 ? 0 : 1], key, 5));
      expect((await Promise.all(attempts)).filter((allowed) => allowed)).toHaveLength(5);
    });

    it("lose none of many parallel counts on overlapping keys, named in any order", async () => {
      const [a, b, c] = [newKey(), newKey(), newKey()];
      const orders = [
        [a, b, c],
        [c, b, a],
        [b, a],
        [c, a],
      ];
      await Promise.all(
        Array.from({ length: 80 }, (_, n) => {
          const named = orders[n % orders.length] ?? [a];
          return opened.stores[n % 2 === 0 ? 0 : 1].update(named, (stored) => ({
            buckets: named.map((key) => countedOnce(stored(key), key)),
            answer: null,
          }));
        }),
      );
      const counts = await Promise.all([a, b, c].map(async (key) => (await read(opened.stores[0], key))?.count));
      expect(counts).toEqual([80, 60, 60]);
    });

    it("stay as they were when the rule that counts fails, or answers nothing", async () => {
      const [store] = opened.stores;
      const key = newKey();
      await reserve(store, key, 5);
      const failing = store.update([key], () => {
        throw new Error("a mistake in a rule");
      });
      await expect(failing).rejects.toThrow("a mistake in a rule");
      expect((await read(store, key))?.count).toBe(1);
      expect(await read(store, newKey())).toBeNull();
    });

    it("R23 close for 15 minutes, twice as long with each block up to a day, and open by themselves", async () => {
      const [store] = opened.stores;
      const key = newKey();
      const waits: number[] = [];
      let moment = at;
      for (let block = 0; block < 9; block += 1) {
        for (let attempt = 0; attempt < 5; attempt += 1) expect(await reserve(store, key, 5, moment)).toBe(true);
        expect(await reserve(store, key, 5, moment)).toBe(false);
        const until = (await read(store, key))?.blockedUntil ?? moment;
        waits.push((until.getTime() - moment.getTime()) / 60_000);
        expect(await reserve(store, key, 5, new Date(until.getTime() - 1))).toBe(false);
        moment = until;
      }
      expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
    });
  });
}

const countedOnce = (stored: AttemptBucket | null, key: string): AttemptBucket => ({
  key,
  windowStartedAt: at,
  count: (stored?.count ?? 0) + 1,
  strikes: 0,
  blockedUntil: null,
});
