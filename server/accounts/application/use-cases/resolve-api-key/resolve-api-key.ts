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
    const at = now();
    const taken = hash ? await apiKeys.take(hash, budget, at) : null;
    if (!taken || !isKeyGood(taken.key, at)) return refuse({ code: "AUTHENTICATION_FAILED" });
    if (taken.hasBudget) return done(actorOf(taken.key));
    return refuse({ code: "RATE_LIMITED", retryAfterSeconds: Math.ceil(1 / budget.requestsPerSecond) });
  };

/** The trail names keys by name and prefix: names alone may be used twice. */
const actorOf = ({ id, name, prefix, scopes }: ApiKey): MachineActor => ({
  kind: "MACHINE",
  keyId: id,
  name: `${name} (${prefix})`,
  scopes,
});
