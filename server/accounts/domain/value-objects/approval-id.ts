import type { Result } from "../result";
import type { Brand } from "./brand";
import { parseUuid, trustedUuid } from "./uuid";

/** Names one request for a second person's approval. */
export type ApprovalId = Brand<string, "ApprovalId">;

export const parseApprovalId = (text: string): Result<ApprovalId> => parseUuid<"ApprovalId">(text, "approvalId");

/** For ids read from the database or made by the id source. */
export const approvalIdFrom = (trusted: string): ApprovalId => trustedUuid<"ApprovalId">(trusted);
