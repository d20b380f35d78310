import type { ApiKeyRowDto, ApiKeysDto } from "@/server/accounts/application/dto/api-key-dto";
import type { ListApiKeysInput } from "@/server/accounts/application/ports/inbound/api-key-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { isApiScope } from "@/server/accounts/domain/policies/api-key-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import { pageCursors } from "./page-cursor";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";

export type ListApiKeysDeps = { readonly pool: ReadPool; readonly sealer: Sealer; readonly now: Clock };

type Position = readonly [createdAt: string, id: string];

type KeyRow = {
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

const newestFirst: Statement = {
  name: "api-keys",
  text: `SELECT id, name, prefix, scopes, created_by, created_at, last_used_at, expires_at, revoked_at FROM api_key
          WHERE (created_at, id) < ($1::timestamptz, $2::uuid) ORDER BY created_at DESC, id DESC LIMIT $3`,
};

const NEWEST: Position = ["infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff"];

/** The keys of other systems, newest first, those that are worth nothing any more among them. */
export const listApiKeys =
  ({ pool, sealer, now }: ListApiKeysDeps) =>
  async (input: ListApiKeysInput, actor: StaffActor): Promise<Result<ApiKeysDto>> => {
    const refused = refuseUnless(actor, "api-key.read");
    if (refused) return refused;
    const cursors = pageCursors<Position>(sealer, "api-keys", actor.accountId);
    const after = cursors.open(input.cursor);
    if (!after.ok) return after;
    return await readAlone(pool, async (read) => {
      const rows = await read<KeyRow>(newestFirst, [...(after.value ?? NEWEST), input.limit + 1]);
      const shown = rows.slice(0, input.limit);
      const last = rows.length > input.limit ? shown.at(-1) : undefined;
      return done({
        rows: shown.map((row) => toKey(row, now())),
        nextCursor: last ? cursors.seal([last.created_at.toISOString(), last.id]) : null,
      });
    });
  };

const toKey = (row: KeyRow, at: Date): ApiKeyRowDto => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes.filter(isApiScope),
  createdBy: row.created_by,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  expiresAt: row.expires_at,
  state: stateOf(row, at),
});

function stateOf({ revoked_at, expires_at }: KeyRow, at: Date): ApiKeyRowDto["state"] {
  if (revoked_at !== null) return "REVOKED";
  return expires_at !== null && expires_at <= at ? "ENDED" : "GOOD";
}
