import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import type { RowProblem } from "@/server/accounts/application/use-cases/import-accounts/history-source";
import type { Imported, ImportOrder } from "@/server/accounts/application/use-cases/import-accounts/import-accounts";
import type { Result } from "@/server/accounts/domain/result";
import { olistSource } from "./olist-source";

export type OlistImportDeps = { readonly importAccounts: (order: ImportOrder) => Promise<Result<Imported>> };

export type OlistImportOrder = {
  /** Of the CSV files. */
  readonly folder: string;
  /** For what memory does not hold: emptied first, removed at the end. */
  readonly scratch: string;
  /** `2026-11-20`, or null for the day of the first run. */
  readonly asOfDay: string | null;
  readonly stop: AbortSignal;
  readonly onProblem: (problem: RowProblem) => void;
  readonly onReading: (done: { readonly bytes: number; readonly of: number }) => void;
  readonly onImporting: (done: { readonly accounts: number; readonly of: number }) => void;
};

/** Imports a folder of Olist's public set. */
export const importOlist =
  ({ importAccounts }: OlistImportDeps) =>
  async (order: OlistImportOrder): Promise<Result<Imported>> => {
    const { folder, scratch, asOfDay, stop, onProblem, onReading, onImporting } = order;
    try {
      return await importAccounts({
        source: olistSource({ folder, scratch, onProblem, onProgress: onReading }),
        asOfDay,
        actor: { kind: "SYSTEM", name: "system:import" },
        origin: { requestId: `import:${randomUUID()}`, channel: "cli", ip: null, userAgent: null },
        stop,
        onProgress: onImporting,
      });
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  };
