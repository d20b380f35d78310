import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import type { HistorySource } from "@/server/accounts/application/use-cases/import-accounts/history-source";
import type { Imported, ImportOrder } from "@/server/accounts/application/use-cases/import-accounts/import-accounts";
import type { Result } from "@/server/accounts/domain/result";
import { accountListSource } from "./account-list/account-list-source";
import type { OlistImportDeps, OlistImportOrder } from "./olist/import-olist";
import { onlineRetailSource } from "./online-retail/online-retail-source";

/** One file, packed or not. */
export type FileImportOrder = Omit<OlistImportOrder, "folder"> & { readonly file: string };

/** Imports the invoices of a shop (UCI Online Retail II). */
export const importOnlineRetail = (deps: OlistImportDeps) => (order: FileImportOrder) =>
  importFile(deps, order, onlineRetailSource);

/** Imports a list of accounts without histories. */
export const importAccountList = (deps: OlistImportDeps) => (order: FileImportOrder) =>
  importFile(deps, order, accountListSource);

type OpenSource = (options: Parameters<typeof onlineRetailSource>[0]) => HistorySource;

async function importFile(
  { importAccounts }: { readonly importAccounts: (order: ImportOrder) => Promise<Result<Imported>> },
  { file, scratch, asOfDay, stop, onProblem, onReading, onImporting }: FileImportOrder,
  open: OpenSource,
): Promise<Result<Imported>> {
  try {
    return await importAccounts({
      source: open({ file, scratch, onProblem, onProgress: onReading }),
      asOfDay,
      actor: { kind: "SYSTEM", name: "system:import" },
      origin: { requestId: `import:${randomUUID()}`, channel: "cli", ip: null, userAgent: null },
      stop,
      onProgress: onImporting,
      onLeftOut: ({ externalId, line }) =>
        onProblem({
          file,
          line: line ?? 0,
          reason: `The external id ${externalId}, or one of its contacts, belongs to another account.`,
        }),
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
