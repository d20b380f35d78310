import pg from "pg";
import { type Backoff, backoff } from "./backoff";
import { logger } from "./logger";

/** "changed": read this topic again. "resync": signals may have been missed, read it again to be sure. */
export type LiveSignal = "changed" | "resync";
export type LiveListener = (signal: LiveSignal, topic: string) => void;

/**
 * Tells every process that something changed: topics are kinds and ids, such as `account:<uuid>`, `session:<uuid>` or
 * `review-queue`, never contents. A hint, not a guarantee: whoever needs certainty reads the database, and while the
 * connection is down listeners get "resync" every few seconds, so that they do.
 */
export type LiveChannel = {
  /** Returns at once; topics of a few milliseconds travel together. Never throws. Call it after the commit. */
  readonly publish: (topics: readonly string[]) => void;
  /** Calls `listener` for a topic until the returned function is called. */
  readonly subscribe: (topic: string, listener: LiveListener) => () => void;
  readonly isConnected: () => boolean;
  readonly close: () => Promise<void>;
};

export type LiveChannelOptions = {
  readonly appUrl: string;
  /** Sends the notifications. */
  readonly pool: pg.Pool;
  readonly heartbeatMs?: number;
  readonly coalesceMs?: number;
  readonly resyncWhileLostMs?: number;
};

const channelName = "goodstanding_live";
/** PostgreSQL takes less than 8,000 bytes a notification. */
const payloadBytes = 7_000;

export function openLiveChannel(options: LiveChannelOptions): LiveChannel {
  const hub = new ListenerHub();
  const ear = new Ear(hub, options);
  const mouth = new Mouth(hub, options);
  ear.start();
  return {
    publish: (topics) => mouth.say(topics),
    subscribe: (topic, listener) => hub.add(topic, listener),
    isConnected: () => ear.connected,
    close: async () => {
      await mouth.finish();
      await ear.stop();
    },
  };
}

class ListenerHub {
  readonly #byTopic = new Map<string, Set<LiveListener>>();

  add(topic: string, listener: LiveListener): () => void {
    const listeners = this.#byTopic.get(topic) ?? new Set();
    this.#byTopic.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#byTopic.get(topic) === listeners) this.#byTopic.delete(topic);
    };
  }

  tell(topic: string, signal: LiveSignal): void {
    for (const listener of [...(this.#byTopic.get(topic) ?? [])]) {
      try {
        listener(signal, topic);
      } catch (err) {
        logger.error({ err }, "live listener failed");
      }
    }
  }

  resyncAll(): void {
    for (const topic of [...this.#byTopic.keys()]) this.tell(topic, "resync");
  }
}

/** Sends: collects topics for a moment, then one notification after the other. */
class Mouth {
  #waiting = new Set<string>();
  #sending: Promise<void> | null = null;

  constructor(
    readonly hub: ListenerHub,
    readonly options: LiveChannelOptions,
  ) {}

  say(topics: readonly string[]): void {
    for (const topic of topics) this.#waiting.add(topic);
    if (this.#waiting.size > 0) this.#sending ??= this.#sendSoon();
  }

  async finish(): Promise<void> {
    while (this.#sending !== null) await this.#sending;
  }

  async #sendSoon(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.options.coalesceMs ?? 5));
    const topics = [...this.#waiting];
    this.#waiting = new Set();
    for (const payload of payloadsOf(topics)) await this.#send(payload);
    this.#sending = null;
    this.say([]);
  }

  async #send(topics: readonly string[]): Promise<void> {
    try {
      await this.options.pool.query("SELECT pg_notify($1, $2)", [channelName, JSON.stringify(topics)]);
    } catch (err) {
      logger.warn({ err }, "live signal could not be sent");
      for (const topic of topics) this.hub.tell(topic, "changed");
    }
  }
}

/** Listens: one connection of its own, checked by a heartbeat and made anew when it is lost. */
class Ear {
  connected = false;
  #client: pg.Client | null = null;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  readonly #backoff: Backoff = backoff({ firstMs: 50, mostMs: 5_000 });
  readonly #resync: NodeJS.Timeout;

  constructor(
    readonly hub: ListenerHub,
    readonly options: LiveChannelOptions,
  ) {
    this.#resync = setInterval(() => {
      if (!this.connected) this.hub.resyncAll();
    }, options.resyncWhileLostMs ?? 3_000);
    this.#resync.unref();
  }

  start(): void {
    void this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearInterval(this.#resync);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    if (this.#stopped) return;
    const client = new pg.Client({
      connectionString: this.options.appUrl,
      application_name: "goodstanding-live",
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    this.#client = client;
    const lost = once(() => this.#lost(client));
    client.on("error", lost);
    client.on("end", lost);
    client.on("notification", ({ payload }) => this.#hear(payload ?? ""));
    try {
      await client.connect();
      await client.query(`LISTEN ${channelName}`);
    } catch {
      lost();
      return;
    }
    this.connected = true;
    this.#backoff.reset();
    this.hub.resyncAll();
    this.#heartbeat(client, lost);
  }

  #heartbeat(client: pg.Client, lost: () => void): void {
    this.#timer = setTimeout(() => {
      client.query("SELECT 1").then(() => this.#heartbeat(client, lost), lost);
    }, this.options.heartbeatMs ?? 10_000);
    this.#timer.unref();
  }

  #lost(client: pg.Client): void {
    if (this.#stopped || this.#client !== client) return;
    if (this.connected) logger.warn("live channel lost its connection");
    this.connected = false;
    this.#client = null;
    clearTimeout(this.#timer);
    void client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.#connect(), this.#backoff.next());
    this.#timer.unref();
  }

  #hear(payload: string): void {
    for (const topic of topicsOf(payload)) this.hub.tell(topic, "changed");
  }
}

function payloadsOf(topics: readonly string[]): string[][] {
  const payloads: string[][] = [];
  let bytes = payloadBytes;
  for (const topic of topics) {
    const size = Buffer.byteLength(topic) + 3;
    if (bytes + size > payloadBytes) {
      payloads.push([]);
      bytes = 2;
    }
    payloads.at(-1)?.push(topic);
    bytes += size;
  }
  return payloads;
}

function topicsOf(payload: string): string[] {
  try {
    const topics: unknown = JSON.parse(payload);
    return Array.isArray(topics) ? topics.filter((topic) => typeof topic === "string") : [];
  } catch {
    return [];
  }
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
