import type { SessionStore } from "@/server/accounts/application/ports/outbound/session-store-port";
import { isSessionLive } from "@/server/accounts/domain/domain-services/session-management-service";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { toSession } from "./mappers/session-mapper";
import { type SessionColumns, sessionColumns } from "./models/session-model";
import { bytes } from "./stored-value";
import type { UnitParts } from "./unit-parts";

/** Opening and ending take the account's row first (`held`), so neither can pass a lock of the account by. */
export const sessionStore = ({ tx, at, held, changes }: UnitParts): SessionStore => ({
  listLive: async (accountId) => {
    const rows = await tx.$queryRaw<SessionColumns[]>`
      SELECT id, account_id AS "accountId", device_id AS "deviceId", method, level, proved_at AS "provedAt",
             idle_seconds AS "idleSeconds",
             created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", ended_at AS "endedAt",
             end_reason AS "endReason"
        FROM session
       WHERE account_id = ${accountId}::uuid AND ended_at IS NULL AND expires_at > ${at}::timestamptz
       ORDER BY created_at, id LIMIT ${LONGEST_LIST}`;
    return rows.map(toSession).filter((session) => isSessionLive(session, at));
  },
  find: async (id) => {
    const row = await tx.session.findUnique({ where: { id }, select: sessionColumns });
    return row && toSession(row);
  },
  open: async (session, tokenHash) => {
    const { id, accountId, deviceId, method, level, provedAt, idleSeconds, createdAt, lastSeenAt, expiresAt } = session;
    held.mustHold([accountId]);
    await tx.$executeRaw`
      INSERT INTO session (id, account_id, device_id, token_hash, method, level, proved_at, idle_seconds, created_at,
                           last_seen_at, expires_at)
      VALUES (${id}::uuid, ${accountId}::uuid, ${deviceId}::uuid, ${bytes(tokenHash)}, ${method}, ${level},
              ${provedAt}::timestamptz, ${idleSeconds}, ${createdAt}::timestamptz, ${lastSeenAt}::timestamptz,
              ${expiresAt}::timestamptz)`;
    changes.record(accountId, [{ field: `session ${id}`, before: null, after: "LIVE" }]);
  },
  rotate: async ({ id, accountId, level, provedAt }, tokenHash, presented) => {
    held.mustHold([accountId]);
    await tx.$executeRaw`
      UPDATE session SET level = ${level}, proved_at = ${provedAt}::timestamptz
       WHERE id = ${id}::uuid AND account_id = ${accountId}::uuid`;
    const inForce = presented === null ? null : bytes(presented);
    await tx.$executeRaw`
      INSERT INTO retired_session_token (token_hash, session_id, retired_at)
      SELECT token_hash, id, ${at}::timestamptz FROM session
       WHERE id = ${id}::uuid AND token_hash = coalesce(${inForce}::bytea, token_hash)`;
    const rotated = await tx.$executeRaw`
      UPDATE session SET token_hash = ${bytes(tokenHash)}
       WHERE id = ${id}::uuid AND account_id = ${accountId}::uuid
         AND token_hash = coalesce(${inForce}::bytea, token_hash)`;
    if (rotated > 0) {
      changes.record(accountId, [{ field: `token of session ${id}`, before: null, after: at.toISOString() }]);
    }
    return rotated > 0;
  },
  end: async (accountId, ids, reason) => {
    held.mustHold([accountId]);
    if (ids.length === 0) return [];
    const rows = await tx.$queryRaw<{ id: string }[]>`
      UPDATE session SET ended_at = ${at}::timestamptz, end_reason = ${reason}
       WHERE account_id = ${accountId}::uuid AND id = ANY(${[...ids]}::uuid[]) AND ended_at IS NULL
         AND expires_at > ${at}::timestamptz AND last_seen_at + make_interval(secs => idle_seconds) > ${at}::timestamptz
      RETURNING id`;
    changes.record(
      accountId,
      rows.map(({ id }) => ({ field: `session ${id}`, before: "LIVE", after: reason })),
    );
    return rows.map(({ id }) => sessionIdFrom(id));
  },
});

/** Far more than may live at once; a bound all the same. */
const LONGEST_LIST = 200;
