import * as z from "zod/mini";
import { noteSchema } from "../lock-account/lock-account.schema";

/** What the export holds, as the list of the trail is narrowed; nothing given, everything that is sealed. */
export const auditExportFilterSchema = z.strictObject({
  actors: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(20)),
  actions: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(50)),
  accountId: z.nullable(z.uuid()),
  outcome: z.nullable(z.enum(["DONE", "REFUSED"])),
  from: z.nullable(z.date()),
  to: z.nullable(z.date()),
});

/** Lines that prove themselves, or a table for a spreadsheet, which proves nothing. */
export const AUDIT_EXPORT_FORMATS = ["NDJSON", "CSV"] as const;

export type AuditExportFormat = (typeof AUDIT_EXPORT_FORMATS)[number];

export const exportAuditSchema = z.strictObject({
  filter: auditExportFilterSchema,
  format: z.enum(AUDIT_EXPORT_FORMATS, "Choose a format."),
  note: noteSchema,
});

export type AuditExportFilter = z.output<typeof auditExportFilterSchema>;
export type ExportAuditInput = z.output<typeof exportAuditSchema>;

export const downloadAuditSchema = z.strictObject({ ticket: z.string().check(z.maxLength(4096)) });
