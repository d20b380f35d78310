import type { OperatorActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock, NewId, NewToken } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { type ApiKey, KEY_START, parseKeyName, parseScopes, prefixOf } from "@/server/accounts/domain/entities/api-key";
import { done, type Result } from "@/server/accounts/domain/result";
import { apiKeyIdFrom } from "@/server/accounts/domain/value-objects/api-key-id";
import { invalid } from "@/server/accounts/domain/value-objects/printable-text";
import type { CreateApiKeyInput } from "./create-api-key.schema";

export type CreateApiKeyDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly newToken: NewToken;
  readonly newId: NewId;
  readonly now: Clock;
};

/** The key in full, this once: nothing that is kept leads back to it. */
export type CreatedApiKey = { readonly key: string; readonly apiKey: ApiKey };

/** Makes a key for another system. Refuses a name or scope that says nothing, and an end that has passed. */
export const createApiKey =
  ({ unitOfWork, newToken, newId, now }: CreateApiKeyDeps) =>
  async (
    input: CreateApiKeyInput,
    actor: OperatorActor | StaffActor,
    origin: RequestOrigin,
  ): Promise<Result<CreatedApiKey>> => {
    const name = parseKeyName(input.name);
    if (!name.ok) return name;
    const scopes = parseScopes(input.scopes);
    if (!scopes.ok) return scopes;
    const { expiresAt } = input;
    if (expiresAt && expiresAt <= now()) return invalid("expiresAt", "A key ends in the future.");
    const { token: secret, hash } = newToken();
    const id = apiKeyIdFrom(newId());
    const facts = { id, name: name.value, scopes: scopes.value, prefix: prefixOf(secret), createdBy: actor.name };
    const subject = { type: "API_KEY", id } as const;
    const proof = actor.kind === "STAFF" ? ({ freshProof: true } as const) : {};
    const audited = { action: "api-key.create", actor, origin, subject, accounts: [], ...proof } as const;
    return unitOfWork(audited, async (write) => {
      const apiKey = { ...facts, createdAt: write.at, expiresAt, revokedAt: null, lastUsedAt: null };
      await write.apiKeys.insert(apiKey, hash);
      return done({ key: `${KEY_START}${secret}`, apiKey });
    });
  };
