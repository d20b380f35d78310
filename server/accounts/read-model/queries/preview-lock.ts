import type { LockPreviewDto } from "@/server/accounts/application/dto/lock-preview-dto";
import { lockReasonLabel, lockScopeLabel } from "@/server/accounts/application/dto/reason-words";
import type { PreviewLockInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { NOTE_MIN_LENGTH } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";
import { mayAsk } from "@/server/accounts/domain/policies/approval-policy";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { LOCK_REASONS, LOCK_SCOPES } from "@/server/accounts/domain/value-objects/lock-reason";
import { allowedActions } from "./account-actions";
import { type AccountFacts, readAccountFacts } from "./account-facts";
import { readLock } from "./account-head";
import { accountName } from "./account-name";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import { type Reader, readerOf, refuseUnless } from "./reader";
import { isLive, type SessionRow, sessionColumns, sessionTables, toSession } from "./session-rows";

const SESSIONS_SHOWN = 10;

const liveSessions: Statement = {
  name: "lock-preview-sessions",
  text: `SELECT ${sessionColumns} FROM ${sessionTables} WHERE n.account_id = $1 AND ${isLive("$2")}
          ORDER BY n.last_seen_at DESC, n.id LIMIT ${SESSIONS_SHOWN}`,
};

const alone = reviewPolicy.lockHoursWithoutApproval;

/** Offered by the dialog; longer than one person may lock alone needs a second, whom not every role may ask. */
const DURATIONS = [
  { hours: 24, label: "24 hours" },
  { hours: 7 * 24, label: "7 days" },
  { hours: 30 * 24, label: "30 days" },
] as const;

/** What a lock would do now. Advice only: the lock ends whatever is live when it commits. Refuses NOT_FOUND. */
export const previewLock =
  ({ pool, now }: { readonly pool: ReadPool; readonly now: Clock }) =>
  async (input: PreviewLockInput, actor: StaffActor): Promise<Result<LockPreviewDto>> => {
    const refused = refuseUnless(actor, "account.lock");
    if (refused) return refused;
    const at = now();
    return await readTogether(pool, async (read) => {
      const [facts, live] = await Promise.all([
        readAccountFacts(read, input.accountId, { seesPoints: false, seesCases: false }, at),
        read<SessionRow>(liveSessions, [input.accountId, at]),
      ]);
      return facts
        ? done(await preview(read, facts, live, readerOf(actor), at))
        : refuse({ code: "NOT_FOUND", what: "account" });
    });
  };

async function preview(
  read: ReadRows,
  facts: AccountFacts,
  live: readonly SessionRow[],
  reader: Reader,
  at: Date,
): Promise<LockPreviewDto> {
  const { row, isLocked } = facts;
  const sessions = live.map((session) => toSession(session, at));
  return {
    accountId: row.id,
    name: accountName(row),
    version: row.version,
    countedAt: at,
    sessions: sessions.map(({ id, deviceName, lastActiveAt }) => ({ id, deviceName, lastActiveAt })),
    sessionCount: row.live_sessions,
    lock: isLocked ? await readLock(read, row) : null,
    customerSees: "Your account is on hold",
    reasons: LOCK_REASONS.map((code) => ({ code, label: lockReasonLabel(code) })),
    scopes: LOCK_SCOPES.filter((scope) => scope !== "SELLER" || facts.roles.includes("SELLER")).map((scope) => ({
      scope,
      label: lockScopeLabel(scope),
    })),
    durations: DURATIONS.filter(({ hours }) => hours <= alone || mayAsk("account.lock", reader.role)).map(
      ({ hours, label }) => ({
        hours,
        label,
        needsApproval: hours > alone,
      }),
    ),
    noteMinimum: NOTE_MIN_LENGTH,
    blockedBecause:
      allowedActions(facts, reader).find(({ action }) => action === "account.lock")?.blockedBecause ?? null,
  };
}
