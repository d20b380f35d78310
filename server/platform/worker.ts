import { backoff } from "./backoff";
import { type Logger, logger as processLogger } from "./logger";

/** One kind of background work. It is called again and again, never twice at the same time. */
export type Job = {
  readonly name: string;
  /** The longest wait between two runs; `wake` shortens it. */
  readonly everyMs: number;
  /** Does a bounded piece of work. "more" asks to be called again at once, "idle" to wait. */
  readonly run: (stop: AbortSignal) => Promise<"more" | "idle">;
};

export type JobHealth = {
  readonly name: string;
  readonly lastSuccessAt: Date | null;
  readonly failuresInARow: number;
};

export type Worker = {
  /** Runs a job now, or once more right after its current run. Unknown names are ignored. */
  readonly wake: (name: string) => void;
  readonly health: () => readonly JobHealth[];
  /** Asks every job to stop and answers when the last one has. */
  readonly stop: () => Promise<void>;
};

/** Runs jobs side by side until stopped. A job that fails waits longer each time, up to a minute, and goes on. */
export function startWorker(jobs: readonly Job[], logger: Logger = processLogger): Worker {
  const stop = new AbortController();
  const loops = jobs.map((job) => new Loop(job, stop.signal, logger));
  const running = loops.map((loop) => loop.run());
  return {
    wake: (name) => {
      for (const loop of loops) if (loop.job.name === name) loop.wake();
    },
    health: () => loops.map(({ health }) => health),
    stop: async () => {
      stop.abort();
      for (const loop of loops) loop.wake();
      await Promise.all(running);
    },
  };
}

class Loop {
  #lastSuccessAt: Date | null = null;
  #failuresInARow = 0;
  #woken = false;
  #endWait: () => void = () => undefined;
  readonly #backoff;

  constructor(
    readonly job: Job,
    readonly stop: AbortSignal,
    readonly logger: Logger,
  ) {
    this.#backoff = backoff({ firstMs: Math.min(250, job.everyMs), mostMs: 60_000 });
  }

  get health(): JobHealth {
    return { name: this.job.name, lastSuccessAt: this.#lastSuccessAt, failuresInARow: this.#failuresInARow };
  }

  wake(): void {
    this.#woken = true;
    this.#endWait();
  }

  async run(): Promise<void> {
    while (!this.stop.aborted) {
      this.#woken = false;
      const waitMs = await this.#once();
      if (!this.stop.aborted && !this.#woken) await this.#wait(waitMs);
    }
  }

  /** One run; answers how long to wait after it. */
  async #once(): Promise<number> {
    try {
      const outcome = await this.job.run(this.stop);
      this.#lastSuccessAt = new Date();
      this.#failuresInARow = 0;
      this.#backoff.reset();
      // Shortened at random, so that many processes do not look at the same moment.
      return outcome === "more" ? 0 : this.job.everyMs * (0.5 + Math.random() / 2);
    } catch (err) {
      this.#failuresInARow += 1;
      // A wake-up that came meanwhile must not cut the pause short.
      this.#woken = false;
      this.logger.error({ err, job: this.job.name, failuresInARow: this.#failuresInARow }, "job failed");
      return this.#backoff.next();
    }
  }

  async #wait(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#endWait = () => undefined;
  }
}
