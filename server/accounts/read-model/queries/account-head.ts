import type {
  AccountHeadDto,
  LockDto,
  MaskedContactDto,
  OpenCaseDto,
} from "@/server/accounts/application/dto/account-dto";
import { maskEmail, maskPhone } from "@/server/accounts/application/dto/masking";
import { flagReasonLabel, lockReasonLabel } from "@/server/accounts/application/dto/reason-words";
import type { StandingDto } from "@/server/accounts/application/dto/standing-dto";
import { allowedTransitions } from "@/server/accounts/domain/aggregates/account-aggregate";
import { parseAccountId } from "@/server/accounts/domain/value-objects/account-id";
import { allowedActions } from "./account-actions";
import type { AccountFacts, AccountRow } from "./account-facts";
import { accountName } from "./account-name";
import { readAccountNames } from "./audit-rows";
import { flagReasonsOf, lockReasonOf, lockScopeOf, riskOf } from "./column-values";
import { readLinks } from "./link-rows";
import type { ReadRows } from "./read-pool";
import { grants, type Reader } from "./reader";
import { standingStatusOf } from "./standing-status";
import { readWaitingRequests } from "./waiting-requests";

/** The head of an account's page and of the review pane, for one reader. */
export async function readAccountHead(
  read: ReadRows,
  facts: AccountFacts,
  reader: Reader,
  { standing, at, hubLimit }: { readonly standing: StandingDto; readonly at: Date; readonly hubLimit: number },
): Promise<AccountHeadDto> {
  const { row } = facts;
  return {
    id: row.id,
    externalId: row.external_id,
    name: accountName(row),
    status: facts.status,
    standingStatus: standingStatusOf(row, at),
    lock: facts.isLocked ? await readLock(read, row) : null,
    roles: facts.roles,
    kyc: facts.kyc,
    createdAt: row.created_at,
    version: row.version,
    contacts: contactsOf(row, reader.reveals),
    standing,
    openCase: openCaseOf(row),
    limit: limitOf(row),
    waiting: grants(reader.role, "approval.read") ? await readWaitingRequests(read, row.id, at) : [],
    liveSessions: row.live_sessions,
    linkedAccounts: reader.seesLinks ? await countLinked(read, row.id, hubLimit) : null,
    can: allowedActions(facts, reader),
    allowedTransitions: allowedTransitions(facts),
  };
}

async function countLinked(read: ReadRows, accountId: string, hubLimit: number): Promise<number> {
  return new Set((await readLinks(read, [accountId], hubLimit)).map(({ other }) => other)).size;
}

export function contactsOf(row: AccountRow, revealable: boolean): MaskedContactDto[] {
  const contacts: MaskedContactDto[] = [];
  if (row.email !== null) {
    contacts.push({ kind: "EMAIL", masked: maskEmail(row.email), verifiedAt: row.email_verified_at, revealable });
  }
  if (row.phone !== null) {
    contacts.push({ kind: "PHONE", masked: maskPhone(row.phone), verifiedAt: row.phone_verified_at, revealable });
  }
  return contacts;
}

/** The lock of the row, with a name instead of an id. */
export async function readLock(read: ReadRows, row: AccountRow): Promise<LockDto | null> {
  if (row.lock_reason === null || row.lock_scope === null || row.lock_since === null || row.lock_by === null)
    return null;
  const reason = lockReasonOf(row.lock_reason);
  return {
    reason,
    reasonLabel: lockReasonLabel(reason),
    scope: lockScopeOf(row.lock_scope),
    since: row.lock_since,
    until: row.lock_until,
    by: await nameOf(read, row.lock_by),
  };
}

/** A member of staff by name; a part of the system by no other than "System". */
export async function nameOf(read: ReadRows, actor: string): Promise<string> {
  if (!parseAccountId(actor).ok) return "System";
  return (await readAccountNames(read, [actor])).get(actor)?.name.text ?? "Somebody who has left";
}

function openCaseOf(row: AccountRow): OpenCaseDto | null {
  if (row.case_id === null || row.case_due_at === null) return null;
  const [first, ...further] = flagReasonsOf(row.case_reasons);
  return {
    id: row.case_id,
    reasonLabel: first ? flagReasonLabel(first) : "Flagged",
    furtherReasons: further.length,
    dueAt: row.case_due_at,
  };
}

const limitOf = ({ limit_level: level, limit_until: until }: AccountRow): AccountHeadDto["limit"] =>
  level === null || until === null ? null : { level: riskOf(level), until };
