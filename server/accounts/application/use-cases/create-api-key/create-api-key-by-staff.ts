import type { CreatedApiKeyDto } from "@/server/accounts/application/dto/api-key-dto";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result } from "@/server/accounts/domain/result";
import { type CreateApiKeyDeps, createApiKey } from "./create-api-key";
import type { CreateApiKeyInput } from "./create-api-key.schema";

/** The same from the console, with a fresh proof: what leaves is the key, this once, and how to know it again. */
export const createApiKeyByStaff =
  (deps: CreateApiKeyDeps) =>
  async (input: CreateApiKeyInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<CreatedApiKeyDto>> => {
    const created = await createApiKey(deps)(input, actor, origin);
    if (!created.ok) return created;
    const { key, apiKey } = created.value;
    return done({ key, name: apiKey.name, prefix: apiKey.prefix });
  };
