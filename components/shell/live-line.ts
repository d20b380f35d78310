import { announceSessionEnded, sessionEndOf } from "@/components/trpc/session-ended";
import { type LiveStatus, setLiveStatus } from "./live-status";

/** Told that a topic is to be read again; after a gap everything is. */
export type LiveListener = () => void;

/** The account of whoever is signed in. The server tells of it unasked, under its id. */
export const ownAccountTopic = "own-account";

const eventsAddress = "/api/events";
const gatherMs = 40;
const hiddenMs = 10_000;
const pausedAfterMs = 60_000;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/**
 * The one line of this tab to the server: it hears that something changed, never what. Listening to another topic
 * opens it anew; whatever may have been missed meanwhile is read again. A tab that nobody sees gives its line back:
 * a browser has six connections for all of its tabs, and a session a dozen lines.
 */
export class LiveLine {
  readonly #listeners = new Map<string, Set<LiveListener>>();
  /** Who began to listen after the line was opened: what they show may be older than that. */
  readonly #late = new Set<LiveListener>();
  #source: EventSource | null = null;
  #heard: ReadonlySet<string> = new Set();
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #pausing: ReturnType<typeof setTimeout> | undefined;
  #isPaused = false;
  #retryMs = firstRetryMs;
  #isWatching = false;

  constructor(private readonly tellStatus: (status: LiveStatus) => void) {}

  listen(topic: string, listener: LiveListener): () => void {
    this.#watchTheTab();
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    this.#late.add(listener);
    this.#openSoon(gatherMs);
    return () => {
      listeners.delete(listener);
      this.#late.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(topic);
      this.#openSoon(gatherMs);
    };
  }

  #watchTheTab(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    document.addEventListener("visibilitychange", () => this.#openSoon(document.hidden ? hiddenMs : 0));
  }

  #openSoon(waitMs: number): void {
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => this.#open(), waitMs);
  }

  #open(): void {
    const topics = [...this.#listeners.keys()].sort();
    if (topics.length === 0 || document.hidden) this.#close();
    else if (this.#isThereFor(topics)) this.#tellLate();
    else this.#openFor(topics);
  }

  #isThereFor(topics: readonly string[]): boolean {
    if (this.#source === null || this.#source.readyState === EventSource.CLOSED) return false;
    return topics.every((topic) => this.#heard.has(topic));
  }

  #openFor(topics: readonly string[]): void {
    this.#source?.close();
    this.#heard = new Set(topics);
    this.#awaitNews();
    const source = new EventSource(addressOf(topics));
    source.addEventListener("open", () => this.#opened());
    source.addEventListener("error", () => this.#broke(source));
    source.addEventListener("changed", (event) => this.#tell(topicOf(String(event.data))));
    source.addEventListener("session-ended", (event) => {
      source.close();
      announceSessionEnded(sessionEndOf(event.data));
    });
    this.#source = source;
  }

  #close(): void {
    this.#source?.close();
    this.#source = null;
    this.#heardAgain();
    this.tellStatus("connecting");
  }

  #opened(): void {
    this.#heardAgain();
    this.#retryMs = firstRetryMs;
    this.tellStatus("live");
    this.#tellAll();
  }

  /** A dropped connection comes back by itself; a refused one is asked for again, less and less often. */
  #broke(source: EventSource): void {
    if (source !== this.#source) return;
    if (!this.#isPaused) this.tellStatus("connecting");
    this.#awaitNews();
    if (source.readyState !== EventSource.CLOSED) return;
    this.#openSoon(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
    this.#tellAll();
  }

  /** Without news for too long the page says so: whether the line broke, was refused, or never came about. */
  #awaitNews(): void {
    this.#pausing ??= setTimeout(() => {
      this.#isPaused = true;
      this.tellStatus("paused");
    }, pausedAfterMs);
  }

  #heardAgain(): void {
    clearTimeout(this.#pausing);
    this.#pausing = undefined;
    this.#isPaused = false;
  }

  #tell(topic: string): void {
    for (const listener of [...(this.#listeners.get(topic) ?? [])]) listener();
    if (!this.#heard.has(topic)) for (const listener of [...(this.#listeners.get(ownAccountTopic) ?? [])]) listener();
  }

  #tellLate(): void {
    if (this.#source?.readyState !== EventSource.OPEN) return;
    const late = [...this.#late];
    this.#late.clear();
    for (const listener of late) listener();
  }

  #tellAll(): void {
    this.#late.clear();
    for (const listeners of [...this.#listeners.values()]) for (const listener of [...listeners]) listener();
  }
}

function addressOf(topics: readonly string[]): string {
  const asked = topics.filter((topic) => topic !== ownAccountTopic).map((topic) => ["topic", topic]);
  return `${eventsAddress}?${new URLSearchParams(asked).toString()}`;
}

function topicOf(text: string): string {
  const news: unknown = JSON.parse(text);
  return typeof news === "object" && news !== null && "topic" in news ? String(news.topic) : "";
}

const line = new LiveLine(setLiveStatus);

/** Calls `listener` whenever the topic may have changed, until the returned function is called. Browser only. */
export const listenTo = (topic: string, listener: LiveListener): (() => void) => line.listen(topic, listener);
