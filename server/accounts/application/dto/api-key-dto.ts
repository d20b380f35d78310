import type { ApiScope } from "@/server/accounts/domain/policies/api-key-policy";
import type { Page } from "./page";

/** A key of another system as the console lists it; of its secret nothing is kept but a hash. */
export type ApiKeyRowDto = {
  readonly id: string;
  readonly name: string;
  /** The beginning of the key, which its owner can compare. */
  readonly prefix: string;
  readonly scopes: readonly ApiScope[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly state: "GOOD" | "ENDED" | "REVOKED";
};

export type ApiKeysDto = Page<ApiKeyRowDto>;

/** The key in full, this once. */
export type CreatedApiKeyDto = { readonly key: string; readonly name: string; readonly prefix: string };
