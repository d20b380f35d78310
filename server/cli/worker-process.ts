import { readConfig } from "@/server/platform/config";
import { logger } from "@/server/platform/logger";
import { type Job, startWorker } from "@/server/platform/worker";

/** The process beside the web: relay, notifications and timers, until it is asked to stop. */
async function main(): Promise<void> {
  readConfig();
  const jobs: readonly Job[] = [];
  const worker = startWorker(jobs);
  // Without jobs nothing else would keep the process alive.
  const alive = setInterval(() => undefined, 60_000);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  clearInterval(alive);
  await worker.stop();
}

main().then(
  () => process.exit(),
  (err: unknown) => {
    logger.fatal({ err }, "the worker could not start");
    process.exit(1);
  },
);
