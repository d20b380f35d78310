import type { ApiKey } from "@/server/accounts/domain/entities/api-key";
import { isApiScope } from "@/server/accounts/domain/policies/api-key-policy";
import { apiKeyIdFrom } from "@/server/accounts/domain/value-objects/api-key-id";
import { stored } from "./stored-value";

export type ApiKeyRow = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly created_by: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
};

/** Everything but the hash, which only ever stands in a condition. */
export const apiKeyColumns = "id, name, prefix, scopes, created_by, created_at, last_used_at, expires_at, revoked_at";

export const toApiKey = (row: ApiKeyRow): ApiKey => ({
  id: apiKeyIdFrom(row.id),
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes.map((scope) => stored(scope, isApiScope, "api_key.scopes")),
  createdBy: row.created_by,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
});
