import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { hasLineLeft, type LiveSource, liveStream } from "@/server/accounts/adapters/inbound/rest/live-stream";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";

const MOST_LINES = 12;
const HEARTBEAT_MS = 20_000;

/** A session and everything its lines ask for; `tellTopic` is the news that something changed. */
function scene() {
  const listeners = new Set<() => void>();
  const sessionId = sessionIdFrom(randomUUID());
  const recheck = vi.fn<LiveSource["recheck"]>().mockResolvedValue({ state: "LIVE" } as never);
  const source = (signal: AbortSignal = new AbortController().signal): LiveSource => ({
    sessionId,
    topics: ["review-queue"],
    signal,
    subscribe: (_topic, listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recheck,
  });
  return { sessionId, source, recheck, listeners, tellTopic: () => listeners.forEach((listener) => void listener()) };
}

async function nextText(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string | null> {
  const { value, done } = await reader.read();
  return done ? null : new TextDecoder().decode(value);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the lines of one session", () => {
  it("are twelve at most, and one that ends leaves room for the next", () => {
    const { sessionId, source } = scene();
    const pages = Array.from({ length: MOST_LINES }, () => new AbortController());
    for (const page of pages) liveStream(source(page.signal));
    expect(hasLineLeft(sessionId)).toBe(false);
    pages[0]?.abort();
    expect(hasLineLeft(sessionId)).toBe(true);
  });

  it("are not counted when their page was gone before they began", async () => {
    const { sessionId, source, listeners } = scene();
    const [stream] = Array.from({ length: MOST_LINES }, () => liveStream(source(AbortSignal.abort())));
    expect(hasLineLeft(sessionId)).toBe(true);
    expect(listeners.size).toBe(0);
    expect(await stream?.getReader().read()).toMatchObject({ done: true });
  });

  it("end at the heartbeat when nobody reads them and nobody said so", async () => {
    const { sessionId, source, listeners } = scene();
    for (let line = 0; line < MOST_LINES; line += 1) liveStream(source());
    expect(hasLineLeft(sessionId)).toBe(false);
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
    expect(hasLineLeft(sessionId)).toBe(true);
    expect([listeners.size, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it("go on while somebody reads, heartbeat after heartbeat", async () => {
    const { source, tellTopic } = scene();
    const reader = liveStream(source()).getReader();
    expect(await nextText(reader)).toBe("retry: 2000\n\n");
    expect(await nextText(reader)).toBe(": here\n\n");
    for (let beat = 0; beat < 3; beat += 1) {
      const heard = nextText(reader);
      await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
      expect(await heard).toBe(": still here\n\n");
    }
    tellTopic();
    expect(await nextText(reader)).toBe('event: changed\ndata: {"topic":"review-queue"}\n\n');
  });

  it("end with their reader, once, whatever is still asked about the session then", async () => {
    const { sessionId, source, recheck, listeners, tellTopic } = scene();
    let answer: (state: never) => void = () => {};
    recheck.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const page = new AbortController();
    const stream = liveStream(source(page.signal));
    for (let line = 1; line < MOST_LINES; line += 1) liveStream(source());
    tellTopic();
    await stream.cancel();
    page.abort();
    answer({ state: "LIVE" } as never);
    await vi.advanceTimersByTimeAsync(1);
    expect([listeners.size, vi.getTimerCount()]).toEqual([MOST_LINES - 1, MOST_LINES - 1]);
    liveStream(source());
    expect(hasLineLeft(sessionId)).toBe(false);
  });

  it("tell of the session's end and close", async () => {
    const { sessionId, source, recheck, tellTopic } = scene();
    const reader = liveStream(source()).getReader();
    expect(await nextText(reader)).toBe("retry: 2000\n\n");
    expect(await nextText(reader)).toBe(": here\n\n");
    recheck.mockResolvedValue({ state: "SIGNED_OUT" } as never);
    tellTopic();
    expect(await nextText(reader)).toBe('event: session-ended\ndata: {"state":"SIGNED_OUT"}\n\n');
    expect(await nextText(reader)).toBeNull();
    expect(hasLineLeft(sessionId)).toBe(true);
  });

  it("tell nothing while nobody can say whether the session is good", async () => {
    const { source, recheck, tellTopic } = scene();
    recheck.mockRejectedValue(new Error("no database"));
    const reader = liveStream(source()).getReader();
    expect(await nextText(reader)).toBe("retry: 2000\n\n");
    tellTopic();
    await vi.advanceTimersByTimeAsync(1);
    recheck.mockResolvedValue({ state: "LIVE" } as never);
    tellTopic();
    expect(await nextText(reader)).toContain("event: changed");
  });
});
