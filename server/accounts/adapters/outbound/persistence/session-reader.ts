import type pg from "pg";
import type { SessionFacts, SessionReader } from "@/server/accounts/application/ports/outbound/session-reader-port";
import { isAccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import { isRoleType } from "@/server/accounts/domain/value-objects/role-type";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import { toLock } from "./mappers/account-mapper";
import { toSession } from "./mappers/session-mapper";
import type { LockColumns } from "./models/account-model";
import type { SessionColumns } from "./models/session-model";
import { stored } from "./stored-value";

type Row = SessionColumns &
  LockColumns & {
    readonly name: string | null;
    readonly status: string;
    readonly roles: readonly string[];
  };

/**
 * The check of every request: one prepared statement by two unique keys, on the primary, never cached. A request whose
 * read starts after a lock's commit sees the lock, in every process.
 */
export const createSessionReader = (pool: Pick<pg.Pool, "query">): SessionReader => ({
  find: async (tokenHash) => {
    const { rows } = await pool.query<Row>({ name: "session-check", text: findByToken, values: [tokenHash] });
    return rows[0] ? toFacts(rows[0]) : null;
  },
  findRetired: async (tokenHash) => {
    const query = { name: "session-retired", text: findByRetiredToken, values: [tokenHash] };
    const { rows } = await pool.query<Row & { readonly retired_at: Date }>(query);
    return rows[0] ? { ...toFacts(rows[0]), retiredAt: rows[0].retired_at } : null;
  },
  findById: async (sessionId) => {
    const { rows } = await pool.query<Row>({ name: "session-recheck", text: findById, values: [sessionId] });
    return rows[0] ? toFacts(rows[0]) : null;
  },
  touch: async (id, at) => {
    await pool.query({ name: "session-touch", text: touch, values: [id, at] });
  },
});

/** How many of these sessions that same check would still let in at this moment. */
export const createCountGoodSessions =
  (pool: Pick<pg.Pool, "query">, now: () => Date) =>
  async (ids: readonly SessionId[]): Promise<number> => {
    const { rows } = await pool.query<{ good: number }>({
      name: "session-count",
      text: countGood,
      values: [ids, now()],
    });
    return rows[0]?.good ?? 0;
  };

const factColumns = `
         s.id, s.account_id AS "accountId", s.device_id AS "deviceId", s.method, s.level,
         s.proved_at AS "provedAt", s.idle_seconds AS "idleSeconds",
         s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt",
         s.ended_at AS "endedAt", s.end_reason AS "endReason",
         a.name, a.status, a.lock_reason, a.lock_scope, a.lock_since, a.lock_until, a.lock_by,
         ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id ORDER BY r.role_type) AS roles`;

const findByToken = `
  SELECT ${factColumns}
    FROM session s JOIN account a ON a.id = s.account_id
   WHERE s.token_hash = $1`;

/** For whoever was let in by the token already: it may have got another one since. */
const findById = `
  SELECT ${factColumns}
    FROM session s JOIN account a ON a.id = s.account_id
   WHERE s.id = $1`;

/** The second question, asked only about a token that no session has. */
const findByRetiredToken = `
  SELECT ${factColumns}, t.retired_at
    FROM retired_session_token t JOIN session s ON s.id = t.session_id JOIN account a ON a.id = s.account_id
   WHERE t.token_hash = $1`;

/** Wakes no session that is over, and never turns the clock back. */
const touch = `
  UPDATE session SET last_seen_at = $2
   WHERE id = $1 AND ended_at IS NULL AND expires_at > $2 AND last_seen_at < $2
     AND last_seen_at + make_interval(secs => idle_seconds) > $2`;

const countGood = `
  SELECT count(*)::int AS good
    FROM session s JOIN account a ON a.id = s.account_id
   WHERE s.id = ANY($1::uuid[]) AND s.ended_at IS NULL AND s.expires_at > $2
     AND s.last_seen_at + make_interval(secs => s.idle_seconds) > $2 AND a.status = 'ACTIVE'
     AND NOT (coalesce(a.lock_scope = 'ACCOUNT', false) AND (a.lock_until IS NULL OR a.lock_until > $2))`;

const toFacts = (row: Row): SessionFacts => ({
  session: toSession(row),
  accountName: row.name,
  status: stored(row.status, isAccountStatus, "account.status"),
  lock: toLock(row),
  roles: row.roles.map((role) => stored(role, isRoleType, "role.role_type")),
});
