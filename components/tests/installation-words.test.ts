import { describe, expect, it } from "vitest";
import { brokerWord, lockWord, tookText } from "@/components/system/installation-words";
import type { BrokerConsumerDto, BrokerStateDto } from "@/server/accounts/application/dto/installation-dto";

const at = new Date("2026-11-26T09:00:00Z");
const consumer: BrokerConsumerDto = {
  name: "account-summary",
  stream: "GOODSTANDING_ACCOUNTS",
  pending: 0,
  unacknowledged: 0,
  redelivered: 0,
  lagSeconds: null,
};
const broker = (consumers: readonly BrokerConsumerDto[], more: Partial<BrokerStateDto> = {}): BrokerStateDto => ({
  mode: "NATS",
  isConnected: true,
  streams: [],
  consumers,
  parked: 0,
  readAt: at,
  ...more,
});

describe("the broker's word", () => {
  it.each([
    ["Working", broker([consumer])],
    ["Working", broker([{ ...consumer, pending: 9_000, lagSeconds: 3 }])],
    ["Slow", broker([consumer, { ...consumer, pending: 2, lagSeconds: 40 }])],
    ["Slow", broker([{ ...consumer, unacknowledged: 1, redelivered: 1, lagSeconds: 2 }])],
    ["Failing", broker([{ ...consumer, pending: 2, lagSeconds: 301 }])],
    ["Failing", broker([consumer], { parked: 1 })],
    ["Failing", broker([], { isConnected: false })],
  ] as const)("is %s", (word, state) => {
    expect(brokerWord(state)).toBe(word);
  });
});

describe("the word of the locks", () => {
  const told = { auditEntryId: "a", lockedAt: at, state: "PUBLISHED", publishedAfterMs: 80 } as const;
  const locks = (p99Ms: number | null, waitingSeconds?: number) => ({
    measured: 1,
    p50Ms: p99Ms,
    p99Ms,
    buckets: [],
    latest: [
      told,
      ...(waitingSeconds === undefined
        ? []
        : [
            {
              auditEntryId: "b",
              lockedAt: new Date(at.getTime() - waitingSeconds * 1_000),
              state: "WAITING" as const,
              publishedAfterMs: null,
            },
          ]),
    ],
    readAt: at,
  });
  it("is of the slowest, and of the one that still waits", () => {
    expect(lockWord(locks(null))).toBe("Working");
    expect(lockWord(locks(2_000))).toBe("Working");
    expect(lockWord(locks(2_001))).toBe("Slow");
    expect(lockWord(locks(80, 1))).toBe("Working");
    expect(lockWord(locks(80, 11))).toBe("Slow");
    expect(lockWord(locks(80, 400))).toBe("Failing");
  });
  it("says times in the unit one reads", () => {
    expect([tookText(84.2), tookText(1_340), tookText(65_000), tookText(180_000)]).toEqual([
      "84 ms",
      "1.3 s",
      "65 s",
      "3 min",
    ]);
  });
});
