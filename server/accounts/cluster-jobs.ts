import { randomUUID } from "node:crypto";
import type { Logger } from "@/server/platform/logger";
import type { Job } from "@/server/platform/worker";
import { type RunClustersDeps, runClusters } from "./application/use-cases/run-clusters/run-clusters";

export type ClusterJobDeps = Omit<RunClustersDeps, "onFailure"> & { readonly logger: Pick<Logger, "error"> };

/** What two people agreed on about many accounts. Safe to run in many processes at once. */
export function clusterJobs(deps: ClusterJobDeps): readonly Job[] {
  const run = runClusters({
    ...deps,
    onFailure: ({ approvalId, state }, error) =>
      deps.logger.error({ approvalId, state, problem: String(error) }, "an account of a cluster could not be decided"),
  });
  return [
    { name: "clusters", everyMs: 1_000, run: async (stop) => ((await run(stop, origin())) > 0 ? "more" : "idle") },
  ];
}

const origin = () => ({ requestId: `clusters:${randomUUID()}`, channel: "worker", ip: null, userAgent: null }) as const;
