import type { Result } from "../result";
import type { Brand } from "./brand";
import { parseUuid, trustedUuid } from "./uuid";

/** Names one appeal of a holder. */
export type AppealId = Brand<string, "AppealId">;

export const parseAppealId = (text: string): Result<AppealId> => parseUuid<"AppealId">(text, "appealId");

/** For ids read from the database or made by the id source. */
export const appealIdFrom = (trusted: string): AppealId => trustedUuid<"AppealId">(trusted);
