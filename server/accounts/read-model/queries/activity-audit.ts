import type { ActivityKind, ActivityRowDto } from "@/server/accounts/application/dto/activity-dto";
import { activityLabel } from "@/server/accounts/application/dto/activity-words";
import { actionLabel, reasonLabel } from "@/server/accounts/application/dto/audit-words";
import type { ActivityPosition } from "./activity-position";
import { type AuditRow, auditColumns } from "./audit-rows";
import type { ReadRows, Statement } from "./read-pool";
import type { Reader } from "./reader";

/** Which entries a heading gathers. Evidence has lines of its own: the entries that recorded it are left out. */
const KINDS: Readonly<Record<ActivityKind, string>> = {
  SIGN_IN: "t.action LIKE 'session.%'",
  TRUST: "t.action IN ('case.open', 'trust.evaluate')",
  STAFF: "t.actor_kind = 'STAFF' AND t.action NOT LIKE 'session.%'",
  SYSTEM: "t.actor_kind IN ('SYSTEM', 'OPERATOR', 'MACHINE') AND t.action NOT IN ('case.open', 'trust.evaluate')",
  ACCOUNT: "t.actor_kind IN ('HOLDER', 'ANONYMOUS') AND t.action NOT LIKE 'session.%'",
  ORDER: "false",
  PAYMENT: "false",
};

const page = (conditions: readonly string[]): Statement => ({
  text: `SELECT ${auditColumns} FROM audit_entry t
          WHERE t.account_id = $1 AND t.recorded_at <= $2::timestamptz
            AND (t.recorded_at, t.id) < ($2::timestamptz, $3::uuid) AND t.action NOT IN ('signal.record', 'event.receive')
            ${conditions.map((condition) => `AND (${condition})`).join(" ")}
          ORDER BY t.recorded_at DESC, t.id DESC LIMIT $4`,
});

/** Without points no line that tells of evidence or cases, and of the colleagues' actions none. */
const NARROWED = [
  "t.actor_kind <> 'STAFF' OR t.actor_account_id = $5",
  "t.action NOT LIKE 'case.%'",
  "t.action <> 'trust.evaluate'",
];

export async function readAuditActivity(
  read: ReadRows,
  accountId: string,
  reader: Reader,
  {
    kind,
    after,
    limit,
  }: { readonly kind: ActivityKind | null; readonly after: ActivityPosition; readonly limit: number },
): Promise<ActivityRowDto[]> {
  const narrowed = !(reader.seesPoints && reader.seesAllAudit);
  const statement = page([...(kind ? [KINDS[kind]] : []), ...(narrowed ? NARROWED : [])]);
  const values = [accountId, after[0], after[1], limit, ...(narrowed ? [reader.accountId] : [])];
  return (await read<AuditRow>(statement, values)).map(toActivity);
}

function toActivity(row: AuditRow): ActivityRowDto {
  const kind = kindOf(row);
  return {
    id: row.id,
    kind,
    kindLabel: activityLabel(kind),
    at: row.recorded_at,
    words: wordsOf(row),
    refused: row.outcome === "REFUSED",
    explainAt: null,
    auditEntryId: row.id,
  };
}

const OTHERS: readonly string[] = ["SYSTEM", "OPERATOR", "MACHINE"];

function kindOf({ action, actor_kind }: AuditRow): ActivityKind {
  if (action.startsWith("session.")) return "SIGN_IN";
  if (action === "case.open" || action === "trust.evaluate") return "TRUST";
  if (actor_kind === "STAFF") return "STAFF";
  return OTHERS.includes(actor_kind) ? "SYSTEM" : "ACCOUNT";
}

/** "Account locked by Arjun Kapoor: coupon abuse across linked accounts". */
function wordsOf(row: AuditRow): string {
  const by = row.actor_kind === "STAFF" ? ` by ${row.actor_name}` : "";
  const times = row.occurrences > 1 ? ` ×${row.occurrences}` : "";
  const why = row.reason_code === null ? "" : `: ${lowered(reasonLabel(row.reason_code))}`;
  return `${actionLabel(row.action, row.outcome)}${times}${by}${why}`;
}

/** Within a sentence; names in capitals, like GSTIN, stay as they are. */
const lowered = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
