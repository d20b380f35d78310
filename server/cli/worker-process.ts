import { buildAccountsWorker, wakeOnNewWork } from "@/server/accounts/accounts-worker";
import { workerApplicationName } from "@/server/accounts/outbox/system-health";
import { compose } from "@/server/composition-root";
import { readConfig } from "@/server/platform/config";
import { logger } from "@/server/platform/logger";
import { newId } from "@/server/platform/new-id";
import { startWorker } from "@/server/platform/worker";

/** The process beside the web: relay, notifications and timers, until it is asked to stop. */
async function main(): Promise<void> {
  const product = compose(readConfig(), workerApplicationName);
  const worker = startWorker(buildAccountsWorker({ ...product, newId, logger }));
  const stopListening = wakeOnNewWork(product.liveChannel, worker);
  // Between two looks nothing else keeps the process alive.
  const alive = setInterval(() => undefined, 60_000);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  clearInterval(alive);
  stopListening();
  await worker.stop();
  await product.close();
}

main().then(
  () => process.exit(),
  (err: unknown) => {
    logger.fatal({ err }, "the worker could not start");
    process.exit(1);
  },
);
