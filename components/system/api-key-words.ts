import type { ApiKeyRowDto } from "@/server/accounts/application/dto/api-key-dto";
import type { ApiScope } from "@/server/accounts/domain/policies/api-key-policy";

/** Each scope with what it lets another system do. The server says which there are; one that is missing here does not compile. */
export const scopeWords: Readonly<Record<ApiScope, string>> = {
  "accounts:read": "Look accounts up and read them",
  "accounts:write": "Sign customers up, change them, lock, ask for status",
  "trust:read": "Read scores and entitlements, ask whether an action is allowed",
  "events:write": "Tell what happened in the shop",
  "audit:read": "Read the audit trail",
  "webhooks:write": "Make, list and delete webhooks",
};

export const scopes = Object.keys(scopeWords).filter((scope): scope is ApiScope => scope in scopeWords);

export const keyStateWords: Readonly<Record<ApiKeyRowDto["state"], string>> = {
  GOOD: "Good",
  ENDED: "Ended",
  REVOKED: "Revoked",
};
