import type { CredentialRepository } from "@/server/accounts/application/ports/outbound/credential-repository";
import { passwordHashFrom } from "@/server/accounts/domain/value-objects/password-hash";
import type { CredentialRow } from "./models/credential-model";
import type { UnitParts } from "./unit-parts";

export const credentialRepository = ({ tx, held, changes }: UnitParts): CredentialRepository => ({
  find: async (accountId) => {
    const [row] = await tx.$queryRaw<CredentialRow[]>`
      SELECT password_hash AS "passwordHash", last_changed_at AS "lastChangedAt"
        FROM credential WHERE account_id = ${accountId}::uuid`;
    if (!row) return null;
    return { accountId, passwordHash: passwordHashFrom(row.passwordHash), lastChangedAt: row.lastChangedAt };
  },
  save: async ({ accountId, passwordHash, lastChangedAt }) => {
    held.mustHold([accountId]);
    await tx.$executeRaw`
      INSERT INTO credential (account_id, password_hash, last_changed_at)
      VALUES (${accountId}::uuid, ${passwordHash}, ${lastChangedAt}::timestamptz)
      ON CONFLICT (account_id) DO UPDATE
        SET password_hash = EXCLUDED.password_hash, last_changed_at = EXCLUDED.last_changed_at`;
    // The hash itself is in no entry, sealed or not.
    changes.record(accountId, [{ field: "credential", before: null, after: lastChangedAt.toISOString() }]);
  },
});
