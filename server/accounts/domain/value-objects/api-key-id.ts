import type { Brand } from "./brand";
import { trustedUuid } from "./uuid";

/** Names one key of another system. */
export type ApiKeyId = Brand<string, "ApiKeyId">;

/** For ids read from the database or made by the id source. */
export const apiKeyIdFrom = (trusted: string): ApiKeyId => trustedUuid<"ApiKeyId">(trusted);
