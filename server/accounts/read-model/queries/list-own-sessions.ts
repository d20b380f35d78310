import type { OwnSessionsDto } from "@/server/accounts/application/dto/own-account-dto";
import type { HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result } from "@/server/accounts/domain/result";
import { type ReadPool, readTogether, type Statement } from "./read-pool";
import { isLive, type SessionRow, sessionColumns, sessionTables, toSession } from "./session-rows";

/** More live ones than a policy allows never exist. */
const MOST_SESSIONS = 50;

const own: Statement = {
  name: "own-sessions",
  text: `SELECT ${sessionColumns} FROM ${sessionTables}
          WHERE n.account_id = $1 AND ${isLive("$2")}
          ORDER BY (n.id = $3) DESC, n.last_seen_at DESC, n.id LIMIT ${MOST_SESSIONS}`,
};

const password: Statement = {
  name: "own-password-age",
  text: "SELECT last_changed_at FROM credential WHERE account_id = $1",
};

/** Where the one who asks is signed in: this session first, then by last activity. */
export const listOwnSessions =
  ({ pool, now }: { readonly pool: ReadPool; readonly now: Clock }) =>
  async (actor: HolderActor | StaffActor): Promise<Result<OwnSessionsDto>> => {
    const at = now();
    return await readTogether(pool, async (read) => {
      const [rows, [credential]] = await Promise.all([
        read<SessionRow>(own, [actor.accountId, at, actor.sessionId]),
        read<{ readonly last_changed_at: Date }>(password, [actor.accountId]),
      ]);
      return done({
        sessions: rows.map((row) => toSession(row, at, actor.sessionId)),
        passwordChangedAt: credential?.last_changed_at ?? null,
      });
    });
  };
