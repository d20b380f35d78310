import type { Result } from "../result";
import type { Brand } from "./brand";
import { parseUuid, trustedUuid } from "./uuid";

/** Names one statement of reasons. */
export type StatementId = Brand<string, "StatementId">;

export const parseStatementId = (text: string): Result<StatementId> => parseUuid<"StatementId">(text, "statementId");

/** For ids read from the database or made by the id source. */
export const statementIdFrom = (trusted: string): StatementId => trustedUuid<"StatementId">(trusted);
