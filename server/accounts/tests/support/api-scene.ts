import type { ApiScope } from "@/server/accounts/domain/policies/api-key-policy";
import { API_SCOPES } from "@/server/accounts/domain/policies/api-key-policy";
import { type ModuleScene, systemOrigin } from "./module-scene";
import { must } from "./must";

export const operator = { kind: "OPERATOR", name: "operator" } as const;

/** A key with these scopes, all of them by default. */
export async function putKey(
  { accounts }: Pick<ModuleScene, "accounts">,
  scopes: readonly ApiScope[] = API_SCOPES,
  name = "Shop backend",
) {
  return must(await accounts.api.createKey({ name, scopes: [...scopes], expiresAt: null }, operator, systemOrigin));
}
