import { serveMachines } from "@/server/accounts/api-process";
import { composition } from "@/server/composition-root";
import { logger } from "@/server/platform/logger";

/** The process beside the web that answers other systems at API_PORT, until it is asked to stop. */
async function main(): Promise<void> {
  const product = composition();
  const { host, apiPort } = product.config;
  if (apiPort === null) throw new Error("API_PORT is not set.");
  const serving = await serveMachines(host, apiPort);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await serving.close();
  await product.close();
}

main().then(
  () => process.exit(),
  (err: unknown) => {
    logger.fatal({ err }, "the API could not start");
    process.exit(1);
  },
);
