import type { SessionDto, SessionsDto } from "@/server/accounts/application/dto/session-dto";
import type { ListAccountSessionsInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountExists } from "./account-exists";
import { pageCursors } from "./page-cursor";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";
import { isLive, type SessionRow, sessionColumns, sessionTables, toSession } from "./session-rows";

export type ListAccountSessionsDeps = { readonly pool: ReadPool; readonly sealer: Sealer; readonly now: Clock };

type Position = readonly [createdAt: string, id: string];

const page: Statement = {
  name: "account-sessions",
  text: `SELECT ${sessionColumns} FROM ${sessionTables}
          WHERE n.account_id = $1 AND (n.created_at, n.id) < ($2::timestamptz, $3::uuid)
          ORDER BY n.created_at DESC, n.id DESC LIMIT $4`,
};

const live: Statement = {
  name: "account-live-sessions",
  text: `SELECT count(*)::int AS live FROM session n WHERE n.account_id = $1 AND ${isLive("$2")}`,
};

const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** An account's sessions, newest first, live and ended; addresses masked. Refuses NOT_FOUND. */
export const listAccountSessions =
  ({ pool, sealer, now }: ListAccountSessionsDeps) =>
  async (input: ListAccountSessionsInput, actor: StaffActor): Promise<Result<SessionsDto>> => {
    const refused = refuseUnless(actor, "account.read-sessions");
    if (refused) return refused;
    const cursors = pageCursors<Position>(sealer, "sessions", input.accountId);
    const after = cursors.open(input.cursor);
    if (!after.ok) return after;
    const at = now();
    return await readTogether(pool, async (read) => {
      const [createdAt, id] = after.value ?? ["infinity", LAST_ID];
      const [exists, rows, live] = await Promise.all([
        accountExists(read, input.accountId),
        read<SessionRow>(page, [input.accountId, createdAt, id, input.limit + 1]),
        countLiveSessions(read, input.accountId, at),
      ]);
      if (!exists) return refuse({ code: "NOT_FOUND", what: "account" });
      const shown = rows.slice(0, input.limit);
      const last = rows.length > input.limit ? shown.at(-1) : undefined;
      return done({
        rows: shown.map((row) => toSession(row, at)),
        live,
        nextCursor: last ? cursors.seal([last.created_at.toISOString(), last.id]) : null,
      });
    });
  };

export async function countLiveSessions(read: ReadRows, accountId: string, at: Date): Promise<number> {
  const [row] = await read<{ readonly live: number }>(live, [accountId, at]);
  return row?.live ?? 0;
}

/** The newest few, for the account's first tab. */
export async function readLatestSessions(
  read: ReadRows,
  accountId: string,
  at: Date,
  most: number,
): Promise<SessionDto[]> {
  const rows = await read<SessionRow>(page, [accountId, "infinity", LAST_ID, most]);
  return rows.map((row) => toSession(row, at));
}
