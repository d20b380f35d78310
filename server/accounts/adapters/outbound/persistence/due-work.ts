import type { Pool } from "pg";
import type { DueRequest, DueWork } from "@/server/accounts/application/ports/outbound/due-work-port";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";

/** What time made due, each from an index that holds only such rows. */
export const createDueWork = (pool: Pick<Pool, "query">): DueWork => {
  const ids = async (text: string, at: Date, limit: number) => {
    const { rows } = await pool.query<{ id: string }>(text, [at, limit]);
    return rows.map((row) => accountIdFrom(row.id));
  };
  const requests = async (text: string, at: Date, limit: number): Promise<DueRequest[]> => {
    const { rows } = await pool.query<{ id: string; account_id: string | null }>(text, [at, limit]);
    return rows.map((row) => ({
      id: approvalIdFrom(row.id),
      accountId: row.account_id === null ? null : accountIdFrom(row.account_id),
    }));
  };
  return {
    expiredLocks: (at, limit) => ids(expiredLocks, at, limit),
    neverVerified: (createdBefore, limit) => ids(neverVerified, createdBefore, limit),
    dueClosings: (at, limit) => ids(dueClosings, at, limit),
    closedContacts: (closedBefore, limit) => ids(closedContacts, closedBefore, limit),
    dueEvaluations: (at, limit) => ids(dueEvaluations, at, limit),
    endedOverrides: (at, limit) => ids(endedOverrides, at, limit),
    requestsToRemind: (until, limit) => requests(requestsToRemind, until, limit),
    expiredRequests: (at, limit) => requests(expiredRequests, at, limit),
  };
};

const expiredLocks = "SELECT id FROM account WHERE lock_until <= $1 ORDER BY lock_until, id LIMIT $2";

const neverVerified = `
  SELECT DISTINCT a.id
    FROM account_contact c JOIN account a ON a.id = c.account_id
   WHERE c.verified_at IS NULL AND c.kind <> 'PLACEHOLDER' AND a.created_at < $1 AND a.external_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM account_contact o
                      WHERE o.account_id = a.id AND (o.verified_at IS NOT NULL OR o.kind = 'PLACEHOLDER'))
   ORDER BY a.id LIMIT $2`;

const dueClosings = `
  SELECT c.account_id AS id FROM account_closing c JOIN account a ON a.id = c.account_id
   WHERE c.closes_at <= $1 AND a.status = 'ACTIVE'
     AND NOT (coalesce(a.lock_scope = 'ACCOUNT', false) AND (a.lock_until IS NULL OR a.lock_until > $1))
   ORDER BY c.closes_at, c.account_id LIMIT $2`;

/** One that staff disabled meanwhile was explained to its holder: its contacts stay taken. */
const closedContacts = `
  SELECT c.account_id AS id FROM account_closing c JOIN account a ON a.id = c.account_id
   WHERE c.closes_at < $1 AND a.status = 'DISABLED'
     AND NOT EXISTS (SELECT 1 FROM statement_of_reasons s WHERE s.account_id = c.account_id AND s.decision = 'DISABLE')
   ORDER BY c.closes_at, c.account_id LIMIT $2`;

/** Accounts that somebody holds are left to them: another worker is at it, or a fact of theirs comes in and scores them. */
const dueEvaluations = `
  SELECT p.account_id AS id FROM trust_profile p JOIN account a ON a.id = p.account_id
   WHERE p.next_crossing_at <= $1 ORDER BY p.next_crossing_at, p.account_id LIMIT $2
     FOR NO KEY UPDATE OF a SKIP LOCKED`;

const endedOverrides =
  "SELECT account_id AS id FROM trust_override WHERE ended_at IS NULL AND until <= $1 ORDER BY until, id LIMIT $2";

const requestsToRemind = `
  SELECT id, account_id FROM approval_request
   WHERE state = 'PENDING' AND reminded_at IS NULL AND expires_at <= $1 ORDER BY expires_at, id LIMIT $2`;

const expiredRequests = `
  SELECT id, account_id FROM approval_request
   WHERE state = 'PENDING' AND expires_at <= $1 ORDER BY expires_at, id LIMIT $2`;
