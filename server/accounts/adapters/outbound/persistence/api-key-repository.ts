import type { ApiKeyRepository } from "@/server/accounts/application/ports/outbound/api-key-repository";
import { isUuid } from "@/server/accounts/domain/value-objects/uuid";
import { type ApiKeyRow, toApiKey } from "./api-key-rows";
import type { UnitParts } from "./unit-parts";

export const apiKeyRepository = ({ tx, at, changes }: UnitParts): ApiKeyRepository => ({
  insert: async (key, secretHash) => {
    const { id, name, prefix, scopes, createdBy, createdAt, expiresAt } = key;
    await tx.$executeRaw`
      INSERT INTO api_key (id, name, prefix, secret_hash, scopes, created_by, created_at, expires_at)
      VALUES (${id}::uuid, ${name}, ${prefix}, ${secretHash}, ${[...scopes]}::text[], ${createdBy},
              ${createdAt}::timestamptz, ${expiresAt}::timestamptz)`;
    changes.record(null, [
      { field: "apiKey.name", before: null, after: name },
      { field: "apiKey.prefix", before: null, after: prefix },
      { field: "apiKey.scopes", before: null, after: scopes },
    ]);
  },
  find: async (named) => {
    const [row] = await tx.$queryRaw<ApiKeyRow[]>`
      SELECT id, name, prefix, scopes, created_by, created_at, last_used_at, expires_at, revoked_at
        FROM api_key WHERE prefix = ${named} OR id = ${isUuid(named) ? named : null}::uuid`;
    return row ? toApiKey(row) : null;
  },
  revoke: async (id) => {
    await tx.$executeRaw`
      UPDATE api_key SET revoked_at = ${at}::timestamptz WHERE id = ${id}::uuid AND revoked_at IS NULL`;
    changes.record(null, [{ field: "apiKey.revokedAt", before: null, after: at.toISOString() }]);
  },
});
