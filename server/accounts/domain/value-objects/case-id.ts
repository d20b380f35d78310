import type { Result } from "../result";
import type { Brand } from "./brand";
import { parseUuid, trustedUuid } from "./uuid";

/** Names one review case. */
export type CaseId = Brand<string, "CaseId">;

export const parseCaseId = (text: string): Result<CaseId> => parseUuid<"CaseId">(text, "caseId");

/** For ids read from the database or made by the id source. */
export const caseIdFrom = (trusted: string): CaseId => trustedUuid<"CaseId">(trusted);
