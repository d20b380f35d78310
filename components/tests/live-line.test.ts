import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveLine, ownAccountTopic } from "@/components/shell/live-line";

/** As a browser's, but that nothing happens to it unless the test says so. */
class Connection extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static made: Connection[] = [];
  readyState = Connection.CONNECTING;

  constructor(readonly address: string) {
    super();
    Connection.made.push(this);
  }
  close(): void {
    this.readyState = Connection.CLOSED;
  }
  opens(): void {
    this.readyState = Connection.OPEN;
    this.dispatchEvent(new Event("open"));
  }
  breaks(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }
  tells(topic: string): void {
    this.dispatchEvent(new MessageEvent("changed", { data: JSON.stringify({ topic }) }));
  }
}

class Tab extends EventTarget {
  hidden = false;
  isSeen(seen: boolean): void {
    this.hidden = !seen;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

let tab: Tab;
let line: LiveLine;
const tellStatus = vi.fn();
const status = () => tellStatus.mock.lastCall?.[0];
const newest = (): Connection => Connection.made.at(-1) ?? expect.fail("no line was opened");

beforeEach(() => {
  vi.useFakeTimers();
  tab = new Tab();
  line = new LiveLine(tellStatus);
  Connection.made = [];
  tellStatus.mockClear();
  vi.stubGlobal("document", tab);
  vi.stubGlobal("EventSource", Connection);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("topics that come together share one line, a further one opens it anew, and everything is read again", () => {
  const [queue, sellers] = [vi.fn(), vi.fn()];
  line.listen("review-queue", queue);
  line.listen("approvals", vi.fn());
  vi.advanceTimersByTime(40);
  expect(Connection.made.map(({ address }) => address)).toEqual(["/api/events?topic=approvals&topic=review-queue"]);
  newest().opens();
  expect(queue).toHaveBeenCalledTimes(1);
  line.listen("sellers", sellers);
  vi.advanceTimersByTime(40);
  expect(Connection.made[0]?.readyState).toBe(Connection.CLOSED);
  newest().opens();
  expect([queue, sellers].map(({ mock }) => mock.calls.length)).toEqual([2, 1]);
  newest().tells("sellers");
  expect([queue, sellers].map(({ mock }) => mock.calls.length)).toEqual([2, 2]);
});

test("a line that hears more than is asked for stays, and who joins it reads again at once", () => {
  const leave = line.listen("review-queue", vi.fn());
  line.listen("sellers", vi.fn());
  vi.advanceTimersByTime(40);
  newest().opens();
  leave();
  const late = vi.fn();
  line.listen("review-queue", late);
  vi.advanceTimersByTime(40);
  expect(Connection.made).toHaveLength(1);
  expect(late).toHaveBeenCalledTimes(1);
});

test("the own account is told of unasked", () => {
  const [own, other] = [vi.fn(), vi.fn()];
  line.listen(ownAccountTopic, own);
  vi.advanceTimersByTime(40);
  expect(newest().address).toBe("/api/events?");
  newest().opens();
  newest().tells("account:1");
  expect(own).toHaveBeenCalledTimes(2);
  line.listen("account:2", other);
  vi.advanceTimersByTime(40);
  newest().opens();
  newest().tells("account:2");
  expect([own, other].map(({ mock }) => mock.calls.length)).toEqual([3, 2]);
});

test("a refused line is asked for again until there is room, and says meanwhile that news rest", () => {
  const heard = vi.fn();
  line.listen("review-queue", heard);
  vi.advanceTimersByTime(40);
  let asked = 1;
  for (const waitMs of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
    newest().breaks(Connection.CLOSED);
    expect(heard).toHaveBeenCalledTimes(asked);
    vi.advanceTimersByTime(waitMs);
    asked += 1;
    expect(Connection.made).toHaveLength(asked);
  }
  expect(status()).toBe("paused");
  newest().opens();
  expect(status()).toBe("live");
  newest().breaks(Connection.CLOSED);
  vi.advanceTimersByTime(1_000);
  expect(Connection.made).toHaveLength(asked + 1);
});

test("a line that neither opens nor breaks is not waited for in silence", () => {
  line.listen("review-queue", vi.fn());
  vi.advanceTimersByTime(40);
  expect(status()).toBeUndefined();
  vi.advanceTimersByTime(60_000);
  expect(status()).toBe("paused");
});

test("a line that broke while it was opened anew says so", () => {
  line.listen("review-queue", vi.fn());
  vi.advanceTimersByTime(40);
  newest().opens();
  line.listen("sellers", vi.fn());
  vi.advanceTimersByTime(40);
  newest().breaks(Connection.CONNECTING);
  expect(status()).toBe("connecting");
});

test("a tab that nobody sees gives its line back, and reads everything again when it is seen", () => {
  const heard = vi.fn();
  line.listen("review-queue", heard);
  vi.advanceTimersByTime(40);
  newest().opens();
  tab.isSeen(false);
  vi.advanceTimersByTime(9_999);
  tab.isSeen(true);
  vi.advanceTimersByTime(10_000);
  expect(Connection.made.map(({ readyState }) => readyState)).toEqual([Connection.OPEN]);
  tab.isSeen(false);
  vi.advanceTimersByTime(10_000);
  expect(newest().readyState).toBe(Connection.CLOSED);
  expect(status()).toBe("connecting");
  tab.isSeen(true);
  vi.advanceTimersByTime(0);
  newest().opens();
  expect(heard).toHaveBeenCalledTimes(2);
  expect(status()).toBe("live");
});

test("a tab opened behind another asks for nothing until it is seen", () => {
  tab.hidden = true;
  line.listen("review-queue", vi.fn());
  vi.advanceTimersByTime(120_000);
  expect(Connection.made).toHaveLength(0);
  expect(status()).not.toBe("paused");
  tab.isSeen(true);
  vi.advanceTimersByTime(0);
  expect(Connection.made).toHaveLength(1);
});

test("nobody listens any more: nothing stays open", () => {
  line.listen("review-queue", vi.fn())();
  vi.advanceTimersByTime(40);
  expect(Connection.made).toHaveLength(0);
  const leave = line.listen("review-queue", vi.fn());
  vi.advanceTimersByTime(40);
  newest().opens();
  leave();
  vi.advanceTimersByTime(40);
  expect(newest().readyState).toBe(Connection.CLOSED);
});
