import { announceSessionEnded, sessionEndOf } from "@/components/trpc/session-ended";
import { setLiveStatus } from "./live-status";

/** Told that a topic is to be read again; after a gap everything is. */
export type LiveListener = () => void;

const eventsAddress = "/api/events";
const gatherMs = 40;
const pausedAfterMs = 60_000;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/**
 * The one line of this tab to the server: it hears that something changed, never what. Listening to another topic
 * opens it anew; whatever may have been missed meanwhile is read again.
 */
class LiveLine {
  readonly #listeners = new Map<string, Set<LiveListener>>();
  #source: EventSource | null = null;
  #openTopics = "";
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #pausing: ReturnType<typeof setTimeout> | undefined;
  #retryMs = firstRetryMs;

  listen(topic: string, listener: LiveListener): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    this.#openSoon(gatherMs);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(topic);
      this.#openSoon(gatherMs);
    };
  }

  #openSoon(waitMs: number): void {
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => this.#open(), waitMs);
  }

  #open(): void {
    const topics = [...this.#listeners.keys()]
      .sort()
      .map((topic) => `topic=${encodeURIComponent(topic)}`)
      .join("&");
    const isOpen = this.#source !== null && this.#source.readyState !== EventSource.CLOSED;
    if (isOpen && topics === this.#openTopics) return;
    this.#source?.close();
    this.#openTopics = topics;
    if (topics === "") {
      this.#source = null;
      return;
    }
    const source = new EventSource(`${eventsAddress}?${topics}`);
    source.addEventListener("open", () => this.#opened());
    source.addEventListener("error", () => this.#broke(source));
    source.addEventListener("changed", (event) => this.#tell(topicOf(String(event.data))));
    source.addEventListener("session-ended", (event) => {
      source.close();
      announceSessionEnded(sessionEndOf(event.data));
    });
    this.#source = source;
  }

  #opened(): void {
    clearTimeout(this.#pausing);
    this.#pausing = undefined;
    this.#retryMs = firstRetryMs;
    setLiveStatus("live");
    this.#tellAll();
  }

  /** A dropped connection comes back by itself; a refused one is asked for again, less and less often. */
  #broke(source: EventSource): void {
    if (source !== this.#source) return;
    if (this.#pausing === undefined) {
      setLiveStatus("connecting");
      this.#pausing = setTimeout(() => setLiveStatus("paused"), pausedAfterMs);
    }
    if (source.readyState !== EventSource.CLOSED) return;
    this.#openSoon(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
    this.#tellAll();
  }

  #tell(topic: string): void {
    for (const listener of [...(this.#listeners.get(topic) ?? [])]) listener();
  }

  #tellAll(): void {
    for (const topic of [...this.#listeners.keys()]) this.#tell(topic);
  }
}

function topicOf(text: string): string {
  const news: unknown = JSON.parse(text);
  return typeof news === "object" && news !== null && "topic" in news ? String(news.topic) : "";
}

const line = new LiveLine();

/** Calls `listener` whenever the topic may have changed, until the returned function is called. Browser only. */
export const listenTo = (topic: string, listener: LiveListener): (() => void) => line.listen(topic, listener);
