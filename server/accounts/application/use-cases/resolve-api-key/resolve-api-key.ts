import type { MachineActor } from "@/server/accounts/application/ports/outbound/actor";
import type { ApiKeyDirectory, HashSecret } from "@/server/accounts/application/ports/outbound/api-key-directory";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { type ApiKey, isKeyGood, secretOf } from "@/server/accounts/domain/entities/api-key";
import { type ApiBudget, apiKeyPolicy } from "@/server/accounts/domain/policies/api-key-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";

export type ResolveApiKeyDeps = {
  readonly apiKeys: ApiKeyDirectory;
  readonly hashSecret: HashSecret;
  readonly now: Clock;
  readonly budget?: ApiBudget;
};

/**
 * Who a presented key is. AUTHENTICATION_FAILED for one that is unknown, revoked or has ended, all alike; RATE_LIMITED
 * for one that asks faster than it may.
 */
export const resolveApiKey =
  ({ apiKeys, hashSecret, now, budget = apiKeyPolicy.budget }: ResolveApiKeyDeps) =>
  async (presented: string): Promise<Result<MachineActor>> => {
    const secret = secretOf(presented);
    const hash = secret && hashSecret(secret);
    const key = hash ? await apiKeys.findByHash(hash) : null;
    const at = now();
    if (!key || !isKeyGood(key, at)) return refuse({ code: "AUTHENTICATION_FAILED" });
    if (!(await apiKeys.takeRequest(key.id, budget, at))) {
      return refuse({ code: "RATE_LIMITED", retryAfterSeconds: Math.ceil(1 / budget.requestsPerSecond) });
    }
    if (isUnmarked(key, at)) await apiKeys.markUsed(key.id, at);
    return done(actorOf(key));
  };

/** The trail names keys by name and prefix: names alone may be used twice. */
const actorOf = ({ id, name, prefix, scopes }: ApiKey): MachineActor => ({
  kind: "MACHINE",
  keyId: id,
  name: `${name} (${prefix})`,
  scopes,
});

const isUnmarked = ({ lastUsedAt }: ApiKey, at: Date): boolean =>
  lastUsedAt === null || at.getTime() - lastUsedAt.getTime() >= apiKeyPolicy.lastUsedEverySeconds * 1_000;
