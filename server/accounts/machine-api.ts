import { type CreateApiKeyDeps, createApiKey } from "./application/use-cases/create-api-key/create-api-key";
import { type ResolveApiKeyDeps, resolveApiKey } from "./application/use-cases/resolve-api-key/resolve-api-key";
import { revokeApiKey } from "./application/use-cases/revoke-api-key/revoke-api-key";

export type MachineApiDeps = CreateApiKeyDeps &
  Pick<ResolveApiKeyDeps, "apiKeys"> & { readonly hashToken: ResolveApiKeyDeps["hashSecret"] };

/** What other systems ask and do, and the keys they come with. */
export const machineApi = (deps: MachineApiDeps) => ({
  createKey: createApiKey(deps),
  revokeKey: revokeApiKey(deps),
  listKeys: deps.apiKeys.list,
  resolveKey: resolveApiKey({ ...deps, hashSecret: deps.hashToken }),
});
