import type { ChainCheckRepository } from "@/server/accounts/application/ports/outbound/chain-check-repository";
import type { ImportRunRepository } from "@/server/accounts/application/ports/outbound/import-run-repository";
import type { QaSampleRepository } from "@/server/accounts/application/ports/outbound/qa-sample-port";
import type { RebuildRepository } from "@/server/accounts/application/ports/outbound/rebuild-repository";
import type { Tables } from "./in-memory-state";

export const importRunsOver = ({ importRuns }: Tables): ImportRunRepository => ({
  findFirst: async (kind) =>
    [...importRuns.values()]
      .filter((run) => run.kind === kind)
      .sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime())[0] ?? null,
  begin: async (run) => void importRuns.set(run.id, run),
  finish: async () => undefined,
});

export const chainChecksOver = ({ chainChecks }: Tables, at: Date): ChainCheckRepository => ({
  request: async (by) => {
    const [open = null] = chainChecks;
    if (!open) chainChecks.push({ by, at });
    return open;
  },
});

export const qaSamplesOver = ({ qaSamples }: Tables): QaSampleRepository => ({
  take: async ({ day, place }, accountId) => {
    const key = `${day} ${place}`;
    if (qaSamples.has(key)) return false;
    qaSamples.set(key, accountId);
    return true;
  },
});

export const rebuildsOver = ({ rebuilds }: Tables, at: Date): RebuildRepository => ({
  request: async (name, by) => {
    const open = rebuilds.get(name) ?? null;
    if (!open) rebuilds.set(name, { by, at });
    return open;
  },
});
