import { getEventListeners } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import { openMessageBuffer } from "@/server/accounts/adapters/outbound/messaging/nats/message-buffer";

afterEach(() => {
  vi.useRealTimers();
});

test("a consumer that waits for messages for days keeps no listener of its waits", async () => {
  vi.useFakeTimers();
  const buffer = await openMessageBuffer({ consume: async () => ({ close: async () => undefined }) });
  const stop = new AbortController();
  for (let wait = 0; wait < 50; wait += 1) {
    const taken = buffer.take(10, stop.signal);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await taken).toEqual([]);
  }
  expect(getEventListeners(stop.signal, "abort")).toHaveLength(0);
  const last = buffer.take(10, stop.signal);
  stop.abort();
  expect(await last).toEqual([]);
  expect(getEventListeners(stop.signal, "abort")).toHaveLength(0);
});
