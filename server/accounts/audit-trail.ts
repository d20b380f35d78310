import type { Pool } from "pg";
import type { ReadDeps } from "./account-queries";
import type { StaffActor } from "./application/ports/outbound/actor";
import type { UnitOfWork } from "./application/ports/outbound/unit-of-work";
import { exportAudit, exportAuditByOperator } from "./application/use-cases/export-audit/export-audit";
import {
  AUDIT_EXPORT_FORMATS,
  type AuditExportFilter,
  type AuditExportFormat,
  auditExportFilterSchema,
  type ExportAuditInput,
} from "./application/use-cases/export-audit/export-audit.schema";
import { verifyAudit } from "./application/use-cases/verify-audit/verify-audit";
import { type ExportFilter, exportTrail } from "./audit-chain/export-trail";
import { done, type Result, refuse } from "./domain/result";
import { parseAccountId } from "./domain/value-objects/account-id";
import { createSealer } from "./read-model/queries/sealed-text";

export type AuditTrailDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Pick<ReadDeps, "now" | "cursorKey"> & { readonly pool: Pick<Pool, "query"> };
  readonly auditPublicKeys: readonly string[];
};

const TICKET = "audit-export";
/** From the step-up to the first byte. */
const TICKET_MS = 60_000;

type Ticket = {
  readonly filter: unknown;
  readonly format: AuditExportFormat;
  readonly sessionId: string;
  readonly until: number;
};

export type AuditDownload = { readonly format: AuditExportFormat; readonly lines: AsyncGenerator<string> };

/** Taking the sealed trail out of the house, and having it verified. */
export function auditTrail({ unitOfWork, reads, auditPublicKeys }: AuditTrailDeps) {
  const sealer = createSealer(reads.cursorKey);
  const lines = (filter: AuditExportFilter) =>
    exportTrail({ db: reads.pool, now: reads.now, publicKeys: auditPublicKeys }, columnsOf(filter));
  return {
    /** The answer opens the download once the entry stands: for the same session, and for a minute. */
    export: async (
      input: ExportAuditInput,
      actor: StaffActor,
      origin: Parameters<ReturnType<typeof exportAudit>>[2],
    ): Promise<Result<{ readonly ticket: string }>> => {
      const left = await exportAudit({ unitOfWork })(input, actor, origin);
      if (!left.ok) return left;
      const until = reads.now().getTime() + TICKET_MS;
      const { filter, format } = input;
      return done({ ticket: sealer.seal(TICKET, { filter, format, sessionId: actor.sessionId, until }) });
    },
    download: (ticket: string, actor: StaffActor): Result<AuditDownload> => {
      const opened = ticketOf(sealer.open(TICKET, ticket));
      const isGood = opened?.sessionId === actor.sessionId && opened.until > reads.now().getTime();
      const filter = isGood ? auditExportFilterSchema.safeParse(withDates(opened.filter)) : null;
      if (!opened || !filter?.success) return refuse({ code: "FORBIDDEN" });
      return done({ format: opened.format, lines: lines(filter.data) });
    },
    recordOperatorExport: exportAuditByOperator({ unitOfWork }),
    lines,
    verify: verifyAudit({ unitOfWork }),
    publicKeys: auditPublicKeys,
  };
}

function ticketOf(value: unknown): Ticket | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("filter" in value && "format" in value && "sessionId" in value && "until" in value)) return null;
  const { filter, sessionId, until } = value;
  const format = AUDIT_EXPORT_FORMATS.find((known) => known === value.format);
  return format && typeof sessionId === "string" && typeof until === "number"
    ? { filter, format, sessionId, until }
    : null;
}

/** Sealed values travel as JSON, where a moment is a text. */
function withDates(filter: unknown): unknown {
  if (typeof filter !== "object" || filter === null || !("from" in filter && "to" in filter)) return filter;
  const dateOf = (text: unknown) => (typeof text === "string" ? new Date(text) : null);
  return { ...filter, from: dateOf(filter.from), to: dateOf(filter.to) };
}

function columnsOf({ actors, actions, accountId, outcome, from, to }: AuditExportFilter): ExportFilter {
  const isId = (text: string) => parseAccountId(text).ok;
  return {
    actorIds: actors.filter(isId),
    actorKinds: actors.filter((text) => !isId(text)),
    actions,
    accountId,
    outcome,
    from,
    to,
  };
}
