import type { LinkRepository } from "@/server/accounts/application/ports/outbound/link-repository";
import type { UnitParts } from "../persistence/unit-parts";

/**
 * Refuses links that were used or revoked. One statement looks at the epoch and uses the link up, within the unit of
 * work that acts on it: of twenty parallel presses one finds its row new, and a refused work gives the link back.
 */
export const tokenBlacklist = ({ tx, at, held, changes }: UnitParts): LinkRepository => ({
  epochOf: async (accountId) => {
    const [row] = await tx.$queryRaw<{ epoch: number }[]>`
      SELECT link_epoch AS epoch FROM account WHERE id = ${accountId}::uuid`;
    if (!row) throw new Error("Nobody makes a link for an account that is not there.");
    return row.epoch;
  },
  raiseEpoch: async (accountId) => {
    held.mustHold([accountId]);
    const [row] = await tx.$queryRaw<{ epoch: number }[]>`
      UPDATE account SET link_epoch = link_epoch + 1 WHERE id = ${accountId}::uuid RETURNING link_epoch AS epoch`;
    if (!row) throw new Error("An account that is held has no row.");
    changes.record(accountId, [{ field: "linkEpoch", before: row.epoch - 1, after: row.epoch }]);
  },
  spend: async ({ jti, accountId, purpose, epoch, expiresAt }) => {
    // An account that is gone: its links are too.
    if (!held.has(accountId)) return false;
    const spent = await tx.$executeRaw`
      INSERT INTO spent_link (jti, account_id, purpose, spent_at, expires_at)
      SELECT ${jti}::uuid, id, ${purpose}, ${at}::timestamptz, ${expiresAt}::timestamptz
        FROM account WHERE id = ${accountId}::uuid AND link_epoch = ${epoch}
      ON CONFLICT (jti) DO NOTHING`;
    if (spent === 0) return false;
    changes.record(accountId, [{ field: `link ${jti}`, before: null, after: "USED" }]);
    return true;
  },
});
