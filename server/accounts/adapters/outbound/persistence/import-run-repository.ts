import type {
  ImportKind,
  ImportRun,
  ImportRunRepository,
} from "@/server/accounts/application/ports/outbound/import-run-repository";
import type { ImportRunModel } from "./generated/models/ImportRun";
import type { UnitParts } from "./unit-parts";

export const importRunRepository = ({ tx, changes }: UnitParts): ImportRunRepository => ({
  findFirst: async (kind) => {
    const row = await tx.importRun.findFirst({ where: { kind }, orderBy: [{ startedAt: "asc" }, { id: "asc" }] });
    return row && toImportRun(row, kind);
  },
  begin: async ({ id, kind, asOf, shiftDays, typicalMinor, startedAt }) => {
    await tx.importRun.createMany({ data: [{ id, kind, asOf, shiftDays, startedAt, summary: { typicalMinor } }] });
    changes.record(null, [
      { field: "import.asOf", before: null, after: asOf.toISOString() },
      { field: "import.shiftDays", before: null, after: shiftDays },
    ]);
  },
  finish: async ({ id, typicalMinor }, at, result) => {
    const summary = JSON.stringify({ ...result, typicalMinor });
    await tx.$executeRaw`
      UPDATE import_run SET finished_at = ${at}::timestamptz, summary = ${summary}::jsonb WHERE id = ${id}::uuid`;
    changes.record(null, [{ field: "import.finishedAt", before: null, after: at.toISOString() }]);
  },
});

const toImportRun = (row: ImportRunModel, kind: ImportKind): ImportRun => ({
  id: row.id,
  kind,
  asOf: row.asOf,
  shiftDays: row.shiftDays,
  typicalMinor: typicalOf(row.summary),
  startedAt: row.startedAt,
});

function typicalOf(summary: ImportRunModel["summary"]): number {
  const typical =
    typeof summary === "object" && summary !== null && "typicalMinor" in summary && summary["typicalMinor"];
  if (typeof typical !== "number") throw new Error("An import run without its usual order.");
  return typical;
}
