import { downloadAuditSchema } from "@/server/accounts/application/use-cases/export-audit/export-audit.schema";
import { accountsModule } from "@/server/composition-root";
import { signedInActor } from "../next-auth/current-session";
import { auditTable } from "./audit-table";
import { textStream } from "./text-stream";

/**
 * `GET /console/audit/export?ticket=`: the lines of an export that stands on record already. The ticket is sealed, good
 * for a minute and for the session that asked.
 */
export async function downloadAudit(request: Request): Promise<Response> {
  const actor = await signedInActor();
  const parsed = downloadAuditSchema.safeParse({ ticket: new URL(request.url).searchParams.get("ticket") });
  if (actor?.kind !== "STAFF" || !parsed.success) return seeTrail();
  const opened = accountsModule().auditTrail.download(parsed.data.ticket, actor);
  if (!opened.ok) return seeTrail();
  const { format, lines } = opened.value;
  const { type, ending } = files[format];
  return new Response(textStream(format === "CSV" ? auditTable(lines) : lines), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="goodstanding-audit-${new Date().toISOString().slice(0, 10)}.${ending}"`,
      "cache-control": "no-store",
    },
  });
}

const files = {
  NDJSON: { type: "application/x-ndjson; charset=utf-8", ending: "ndjson" },
  CSV: { type: "text/csv; charset=utf-8", ending: "csv" },
} as const;

/** A ticket that is over or another's opens nothing: back to where a new one is asked. */
const seeTrail = (): Response => new Response(null, { status: 303, headers: { location: "/console/audit" } });
