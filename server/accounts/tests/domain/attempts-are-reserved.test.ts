import { describe, expect, it } from "vitest";
import {
  type AttemptBucket,
  type BucketLimit,
  blockMinutes,
  bucketsFor,
  countTowardsLock,
  forgiveAttempt,
  giveBackAttempt,
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

it("R19 lets five through and then none for 15 minutes", () => {
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

it("R23 doubles each further block, up to a day, and forgives after a clean one", () => {
  expect([0, 1, 2, 6, 7, 40].map(blockMinutes)).toEqual([15, 30, 60, 960, 1_440, 1_440]);
  const second = attempts(5, attempts(5, null, FRIDAY).bucket, minutesAfter(20)).bucket;
  expect(second).toMatchObject({ strikes: 2, blockedUntil: new Date(minutesAfter(50).getTime() + 4_000) });
  expect(attempts(5, second, hoursLater(26)).bucket).toMatchObject({ strikes: 1 });
});

describe("counters", () => {
  const ipPrefix = "203.0.113.0/24";
  const attempt = { factor: "password", contact: "a", ip: "203.0.113.7", ipPrefix, network: ipPrefix } as const;
  const keys = (known: boolean) => bucketsFor({ ...attempt, device: { id: "d", known } }).map(({ key }) => key);

  it("a known device shares none with unknown ones, not even the address: neighbours can't use its up", () => {
    expect(keys(true).filter((key) => keys(false).includes(key))).toEqual([]);
  });

  it("R24 codes and passwords share none", () => {
    const codes = bucketsFor({ ...attempt, factor: "code", device: { id: "d", known: false } }).map(({ key }) => key);
    expect(codes.filter((key) => keys(false).includes(key))).toEqual([]);
  });

  it("a success wipes the contact's own, whatever others made of it since", () => {
    const blocked = attempts(5, null, FRIDAY).bucket;
    if (!blocked) throw new Error("no bucket");
    const wiped = { count: 0, strikes: 0, blockedUntil: null };
    expect(forgiveAttempt(blocked, { ...blocked, count: 3 }, limit, FRIDAY)).toMatchObject(wiped);
  });

  describe("R22 a success gives an address this one attempt back", () => {
    const atAddress: BucketLimit = { key: "password/ip/203.0.113.7", failures: 50 };
    const address = { key: "password/ip/203.0.113.7", windowStartedAt: FRIDAY, strikes: 0, blockedUntil: null };

    it("and leaves the failures that came in between", () => {
      const current = { ...address, count: 7 };
      expect(forgiveAttempt(current, { ...address, count: 5 }, atAddress, FRIDAY)).toEqual({ ...address, count: 6 });
    });

    it("and opens the door that this attempt closed behind it", () => {
      const { bucket } = reserveAttempt({ ...address, count: 49 }, atAddress, FRIDAY);
      expect(bucket.blockedUntil).not.toBeNull();
      expect(forgiveAttempt(bucket, bucket, atAddress, FRIDAY)).toEqual({ ...address, count: 49 });
    });
  });
});

it("an attempt that was never looked at gives itself back and nothing else", () => {
  const { bucket } = attempts(4, null, FRIDAY);
  const fifth = reserveAttempt(bucket, limit, FRIDAY);
  expect(fifth.bucket).toMatchObject({ strikes: 1 });
  expect(giveBackAttempt(fifth.bucket, fifth.bucket, limit)).toMatchObject({
    count: 4,
    strikes: 0,
    blockedUntil: null,
  });
});

it("locks at the hundredth attempt within an hour, refused ones included, and again each time that they doubled", () => {
  let bucket: AttemptBucket | null = null;
  const locks: number[] = [];
  for (let n = 1; n <= 1_000; n += 1) {
    const counted = countTowardsLock(bucket, "a", new Date(FRIDAY.getTime() + n * 1_000));
    bucket = counted.bucket;
    if (counted.locks) locks.push(n);
  }
  expect(locks).toEqual([100, 200, 400, 800]);
  expect(countTowardsLock(bucket, "a", hoursLater(2)).locks).toBe(false);
});
