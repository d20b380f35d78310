import type { AccountRefDto } from "@/server/accounts/application/dto/account-dto";
import type { AuditActorDto, AuditRowDto, AuditSubjectDto } from "@/server/accounts/application/dto/audit-dto";
import { actionLabel, channelLabel, reasonLabel } from "@/server/accounts/application/dto/audit-words";
import { accountName, type NameColumns, nameColumns, nameJoins } from "./account-name";
import { eachIdOf, type ReadRows, type Statement } from "./read-pool";

export type AuditRow = {
  readonly id: string;
  readonly seq: string;
  readonly recorded_at: Date;
  readonly actor_kind: AuditActorDto["kind"];
  readonly actor_account_id: string | null;
  readonly actor_name: string;
  readonly actor_role: string | null;
  readonly action: string;
  readonly outcome: "DONE" | "REFUSED";
  readonly refusal_code: string | null;
  readonly subject_type: string | null;
  readonly subject_id: string | null;
  readonly account_id: string | null;
  readonly reason_code: string | null;
  readonly channel: string;
  readonly occurrences: number;
};

/** Of the table called `t`: what a list shows, nothing sealed. */
export const auditColumns = `t.id, t.seq, t.recorded_at, t.actor_kind, t.actor_account_id, t.actor_name, t.actor_role,
  t.action, t.outcome, t.refusal_code, t.subject_type, t.subject_id, t.account_id, t.reason_code, t.channel, t.occurrences`;

const namesOf: Statement = {
  name: "account-names",
  text: `SELECT ${nameColumns} FROM ${eachIdOf("$1")} AS wanted (id) JOIN account a ON a.id = wanted.id ${nameJoins}`,
};

export type AccountNames = ReadonlyMap<string, AccountRefDto>;

/** Names instead of ids; accounts that are gone are left out. */
export async function readAccountNames(read: ReadRows, ids: readonly (string | null)[]): Promise<AccountNames> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await read<NameColumns>(namesOf, [wanted]);
  return new Map(rows.map((row) => [row.id, { id: row.id, name: accountName(row) }]));
}

export const toAuditRow = (row: AuditRow, names: AccountNames): AuditRowDto => ({
  id: row.id,
  seq: row.seq,
  recordedAt: row.recorded_at,
  actor: toActor(row, names),
  action: row.action,
  actionLabel: actionLabel(row.action, row.outcome),
  outcome: row.outcome,
  refusalCode: row.refusal_code,
  on: toSubject(row, names),
  reasonCode: row.reason_code,
  reasonLabel: row.reason_code === null ? null : reasonLabel(row.reason_code),
  channel: row.channel,
  channelLabel: channelLabel(row.channel),
  occurrences: row.occurrences,
});

const ACTORS: Readonly<Partial<Record<AuditActorDto["kind"], string>>> = {
  ANONYMOUS: "Anonymous",
  SYSTEM: "System",
  OPERATOR: "Operator",
};

/** Staff answer by the name they had; a holder's name is looked up, as long as there is one. */
const toActor = (row: AuditRow, names: AccountNames): AuditActorDto => ({
  kind: row.actor_kind,
  name: ACTORS[row.actor_kind] ?? holderName(row, names) ?? row.actor_name,
  role: row.actor_role,
  accountId: row.actor_account_id,
});

function holderName(row: AuditRow, names: AccountNames): string | null {
  if (row.actor_kind !== "HOLDER") return null;
  const own = row.actor_account_id === null ? undefined : names.get(row.actor_account_id);
  return own?.name.text ?? "Customer";
}

const SUBJECTS: Readonly<Record<string, string>> = {
  POLICY: "Trust policy",
  IMPORT: "Import",
  API_KEY: "API key",
  INVITATION: "Invitation",
};

function toSubject(row: AuditRow, names: AccountNames): AuditSubjectDto | null {
  const account = row.account_id === null ? null : (names.get(row.account_id) ?? null);
  const id = row.subject_id ?? row.account_id;
  if (id === null) return null;
  const type = row.subject_type ?? "ACCOUNT";
  const known = isOurId(id) ? id : "";
  return { type, id: known, label: account?.name.text ?? SUBJECTS[type] ?? known, account };
}

/** A refused caller's word for an id may be anything, a contact too: only what looks like ours is shown. */
const isOurId = (id: string): boolean =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id) || /^\d{1,5}$/u.test(id);
