import type { Result } from "../result";
import type { Brand } from "./brand";
import { parseUuid, trustedUuid } from "./uuid";

/** Names a session in lists and events. It is no secret: the token is. */
export type SessionId = Brand<string, "SessionId">;

export const parseSessionId = (text: string): Result<SessionId> => parseUuid<"SessionId">(text, "sessionId");

/** For ids read from the database or made by the id source. */
export const sessionIdFrom = (trusted: string): SessionId => trustedUuid<"SessionId">(trusted);
