import type { HoldDto } from "@/server/accounts/application/dto/hold-dto";
import type { HoldActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { readOwnStatements } from "./own-statements";
import type { OpenPrivate } from "./private-values";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";

export type HoldDeps = { readonly pool: ReadPool; readonly now: Clock; readonly openPrivate: OpenPrivate };

type HoldRow = {
  readonly status: string;
  readonly lock_since: Date | null;
  readonly lock_until: Date | null;
  readonly lock_scope: string | null;
  readonly link_epoch: number;
  readonly closed_by_holder: boolean;
};

const holdOf: Statement = {
  name: "hold-of",
  text: `SELECT a.status, a.lock_since, a.lock_until, a.lock_scope, a.link_epoch,
           a.status = 'DISABLED' AND EXISTS (SELECT 1 FROM account_closing c WHERE c.account_id = a.id)
             AS closed_by_holder
         FROM account a WHERE a.id = $1`,
};

/** What a pass is made of: null for an account that is not on hold, which needs none. */
export const readHoldPass =
  ({ pool, now }: Pick<HoldDeps, "pool" | "now">) =>
  async (accountId: string): Promise<Result<{ readonly linkEpoch: number } | null>> =>
    readTogether(pool, async (read) => {
      const row = await findHold(read, accountId);
      return done(row && stateOf(row, now()) ? { linkEpoch: row.link_epoch } : null);
    });

/**
 * The page of a holder whose account is on hold, by their pass alone. SESSION_ENDED once the account is on hold no
 * more, or its credential, contact or standing changed since the pass was given.
 */
export const getHold =
  ({ pool, now, openPrivate }: HoldDeps) =>
  async ({ accountId, linkEpoch }: HoldActor): Promise<Result<HoldDto>> =>
    readTogether(pool, async (read) => {
      const row = await findHold(read, accountId);
      const state = row && row.link_epoch === linkEpoch ? stateOf(row, now()) : null;
      if (!row || !state) return refuse({ code: "SESSION_ENDED" });
      const isLock = state === "LOCKED";
      return done({
        state,
        since: isLock ? row.lock_since : null,
        until: isLock ? row.lock_until : null,
        closedByHolder: row.closed_by_holder,
        statements: await readOwnStatements(read, openPrivate, accountId),
      });
    });

const findHold = async (read: ReadRows, accountId: string): Promise<HoldRow | null> =>
  (await read<HoldRow>(holdOf, [accountId]))[0] ?? null;

/** As a sign-in decides it: the status first, then a lock of the whole account. Null when nothing stops the holder. */
function stateOf(row: HoldRow, at: Date): HoldDto["state"] | null {
  if (row.status === "SUSPENDED" || row.status === "DISABLED") return row.status;
  const locked = row.lock_scope === "ACCOUNT" && (row.lock_until === null || row.lock_until > at);
  return locked ? "LOCKED" : null;
}
