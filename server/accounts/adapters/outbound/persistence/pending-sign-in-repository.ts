import type { PendingSignInRepository } from "@/server/accounts/application/ports/outbound/pending-sign-in-port";
import { bytes } from "./stored-value";
import type { UnitParts } from "./unit-parts";

export const pendingSignInRepository = ({ tx, at, held, changes }: UnitParts): PendingSignInRepository => ({
  open: async ({ id, accountId, deviceTokenHash, method, needs, createdAt, expiresAt }) => {
    held.mustHold([accountId]);
    await tx.$executeRaw`
      INSERT INTO pending_sign_in (id, account_id, device_token_hash, method, needs, created_at, expires_at)
      VALUES (${id}::uuid, ${accountId}::uuid, ${bytes(deviceTokenHash)}, ${method}, ${needs},
              ${createdAt}::timestamptz, ${expiresAt}::timestamptz)`;
    changes.record(accountId, [{ field: `pending sign-in ${id}`, before: null, after: needs }]);
  },
  consume: async ({ id, accountId, needs }) => {
    held.mustHold([accountId]);
    const count = await tx.$executeRaw`
      UPDATE pending_sign_in SET consumed_at = ${at}::timestamptz
       WHERE id = ${id}::uuid AND account_id = ${accountId}::uuid AND needs = ${needs} AND consumed_at IS NULL
         AND expires_at > ${at}::timestamptz`;
    if (count === 1) changes.record(accountId, [{ field: `pending sign-in ${id}`, before: needs, after: "USED" }]);
    return count === 1;
  },
  advance: async ({ id, accountId, needs: before }, needs) => {
    held.mustHold([accountId]);
    const count = await tx.$executeRaw`
      UPDATE pending_sign_in SET needs = ${needs}
       WHERE id = ${id}::uuid AND account_id = ${accountId}::uuid AND needs = ${before} AND consumed_at IS NULL
         AND expires_at > ${at}::timestamptz`;
    if (count === 1) changes.record(accountId, [{ field: `pending sign-in ${id}`, before, after: needs }]);
    return count === 1;
  },
});
