import { describe, expect, it } from "vitest";
import {
  type AttemptBucket,
  type BucketLimit,
  blockMinutes,
  bucketsFor,
  countTowardsLock,
  forgiveAttempt,
  reserveAttempt,
} from "@/server/accounts/domain/policies/account-lock-policy";
import { FRIDAY, hoursLater, minutesAfter } from "../support/account-facts";

const limit: BucketLimit = { key: "password/a/unknown", failures: 5 };

/** As many attempts as asked for, one a second; how many were allowed, and the bucket they left. */
function attempts(count: number, start: AttemptBucket | null, at: Date) {
  let bucket = start;
  let allowed = 0;
  for (let n = 0; n < count; n += 1) {
    const reserved = reserveAttempt(bucket, limit, new Date(at.getTime() + n * 1_000));
    bucket = reserved.bucket;
    if (reserved.allowed) allowed += 1;
  }
  return { bucket, allowed };
}

it("lets five through and then none for 15 minutes", () => {
  const { bucket, allowed } = attempts(200, null, FRIDAY);
  expect(allowed).toBe(5);
  const refused = reserveAttempt(bucket, limit, minutesAfter(5));
  expect(refused).toMatchObject({ allowed: false, retryAfterSeconds: 10 * 60 + 4 });
  expect(reserveAttempt(bucket, limit, new Date(minutesAfter(15).getTime() + 4_000)).allowed).toBe(true);
});

it("begins a new window after 15 minutes without a block", () => {
  const { bucket } = attempts(4, null, FRIDAY);
  expect(attempts(4, bucket, minutesAfter(15)).allowed).toBe(4);
});

it("doubles each further block, up to a day, and forgives after a clean one", () => {
  expect([0, 1, 2, 6, 7, 40].map(blockMinutes)).toEqual([15, 30, 60, 960, 1_440, 1_440]);
  const second = attempts(5, attempts(5, null, FRIDAY).bucket, minutesAfter(20)).bucket;
  expect(second).toMatchObject({ strikes: 2, blockedUntil: new Date(minutesAfter(50).getTime() + 4_000) });
  expect(attempts(5, second, hoursLater(26)).bucket).toMatchObject({ strikes: 1 });
});

describe("counters", () => {
  const attempt = { factor: "password", account: "a", ip: "203.0.113.7", ipPrefix: "203.0.113.0/24" } as const;
  const keys = (known: boolean) => bucketsFor({ ...attempt, device: { id: "d", known } }).map(({ key }) => key);

  it("a known device shares none of the account's with unknown ones", () => {
    expect(keys(true).filter((key) => keys(false).includes(key))).toEqual(["password/ip/203.0.113.7"]);
  });

  it("codes and passwords share none", () => {
    const codes = bucketsFor({ ...attempt, factor: "code", device: { id: "d", known: false } }).map(({ key }) => key);
    expect(codes.filter((key) => keys(false).includes(key))).toEqual([]);
  });

  it("a success wipes the account's own, whatever others made of it since", () => {
    const blocked = attempts(5, null, FRIDAY).bucket;
    if (!blocked) throw new Error("no bucket");
    const wiped = { count: 0, strikes: 0, blockedUntil: null };
    expect(forgiveAttempt(blocked, { ...blocked, count: 3 }, FRIDAY)).toMatchObject(wiped);
  });

  describe("a success gives an address this one attempt back", () => {
    const address = { key: "password/ip/203.0.113.7", windowStartedAt: FRIDAY, strikes: 0, blockedUntil: null };

    it("and leaves the failures that came in between", () => {
      const current = { ...address, count: 7 };
      expect(forgiveAttempt(current, { ...address, count: 5 }, FRIDAY)).toEqual({ ...address, count: 6 });
    });

    it("and opens the door that this attempt closed behind it", () => {
      const { bucket } = reserveAttempt({ ...address, count: 49 }, { key: address.key, failures: 50 }, FRIDAY);
      expect(bucket.blockedUntil).not.toBeNull();
      expect(forgiveAttempt(bucket, bucket, FRIDAY)).toEqual({ ...address, count: 49 });
    });
  });
});

it("locks at the hundredth attempt within an hour, refused ones included", () => {
  let bucket: AttemptBucket | null = null;
  const locks: boolean[] = [];
  for (let n = 0; n < 100; n += 1) {
    const counted = countTowardsLock(bucket, "a", new Date(FRIDAY.getTime() + n * 1_000));
    bucket = counted.bucket;
    locks.push(counted.locks);
  }
  expect(locks.indexOf(true)).toBe(99);
  expect(countTowardsLock(bucket, "a", hoursLater(2)).locks).toBe(false);
});
