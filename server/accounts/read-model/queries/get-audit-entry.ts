import type { AuditEntryDto } from "@/server/accounts/application/dto/audit-dto";
import { maskIp } from "@/server/accounts/application/dto/masking";
import type { GetAuditEntryInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { accountsNamedBy, toChanges } from "./audit-changes";
import { type AuditRow, auditColumns, readAccountNames, toAuditRow } from "./audit-rows";
import type { OpenPrivate } from "./private-values";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import { type Reader, readerOf, refuseUnless } from "./reader";

export type GetAuditEntryDeps = { readonly pool: ReadPool; readonly openPrivate: OpenPrivate };

type EntryRow = AuditRow & {
  readonly changes: unknown;
  readonly sealed: Uint8Array | null;
  readonly request_id: string;
  readonly session_id: string | null;
  readonly policy_version: number | null;
};

const entryColumns = `${auditColumns}, t.changes, t.sealed, t.request_id, t.session_id, t.policy_version`;

const byMoment: Statement = {
  name: "audit-entry",
  text: `SELECT ${entryColumns} FROM audit_entry t WHERE t.id = $1 AND t.recorded_at = $2`,
};

const between: Statement = {
  name: "audit-entry-between",
  text: `SELECT ${entryColumns} FROM audit_entry t WHERE t.id = $1 AND t.recorded_at BETWEEN $2 AND $3`,
};

/** An entry's id is made just before it is recorded: its own clock says where to look. */
const ID_SLACK_MILLIS = 10 * 60_000;

/** An id that is no UUIDv7 may claim any year; text of later ones is not read as a date. */
const LAST_MOMENT = Date.UTC(9000, 0);

/**
 * One entry with what it changed. Private values are never shown; the note only to those who read cases and to its
 * author; the address masked. Refuses NOT_FOUND, also for entries of others where a role sees its own alone.
 */
export const getAuditEntry =
  ({ pool, openPrivate }: GetAuditEntryDeps) =>
  async (input: GetAuditEntryInput, actor: StaffActor): Promise<Result<AuditEntryDto>> => {
    const refused = refuseUnless(actor, "audit.read");
    if (refused) return refused;
    const reader = readerOf(actor);
    return await readTogether(pool, async (read) => {
      const row = await findEntry(read, input);
      if (!row || !mayRead(reader, row)) return refuse({ code: "NOT_FOUND", what: "audit entry" });
      const names = await readAccountNames(read, [
        row.account_id,
        row.actor_account_id,
        ...accountsNamedBy(row.changes),
      ]);
      const owner = row.account_id === null ? null : accountIdFrom(row.account_id);
      const sealed = row.sealed === null ? null : await openPrivate(owner, row.sealed);
      return done({
        ...toAuditRow(row, names),
        changes: toChanges(row.changes, names, reader.seesPoints),
        ...noteFor(reader, row, textOf(sealed?.["note"])),
        requestId: row.request_id,
        sessionId: row.session_id,
        maskedIp: maskedIpOf(sealed),
        policyVersion: row.policy_version,
      });
    });
  };

async function findEntry(read: ReadRows, { id, recordedAt }: GetAuditEntryInput): Promise<EntryRow | undefined> {
  if (recordedAt) return (await read<EntryRow>(byMoment, [id, recordedAt]))[0];
  const made = Math.min(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16), LAST_MOMENT);
  const near = [new Date(made - ID_SLACK_MILLIS), new Date(made + ID_SLACK_MILLIS)];
  const [row] = await read<EntryRow>(between, [id, ...near]);
  // Entries of a loaded history carry an older moment than their id.
  return row ?? (await read<EntryRow>(between, [id, "-infinity", "infinity"]))[0];
}

const mayRead = (reader: Reader, row: AuditRow): boolean =>
  reader.seesAllAudit || row.actor_account_id === reader.accountId;

function noteFor(reader: Reader, row: AuditRow, note: string | null): Pick<AuditEntryDto, "note" | "noteWithheld"> {
  const isOpen = reader.seesCases || row.actor_account_id === reader.accountId;
  return { note: isOpen ? note : null, noteWithheld: !isOpen && note !== null };
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function maskedIpOf(sealed: Readonly<Record<string, unknown>> | null): string | null {
  const ip = textOf(sealed?.["ip"]);
  return ip === null ? null : maskIp(ip);
}
