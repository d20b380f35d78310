import {
  type ApprovalFacts,
  type ApprovalRequest,
  type FrozenEvidence,
  isApprovalState,
  type StoredOrder,
} from "@/server/accounts/domain/entities/approval-request";
import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import { isApprovalAction } from "@/server/accounts/domain/policies/approval-policy";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { apiKeyIdOf, apiKeyRef, isApiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { apiKeyIdFrom } from "@/server/accounts/domain/value-objects/api-key-id";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import type { ApprovalRequestModel } from "../generated/models/ApprovalRequest";
import { stored } from "../stored-value";

/** Everything but the two sealed texts, which commands have no need of. */
export type ApprovalRow = Omit<ApprovalRequestModel, "sealedNote" | "sealedAnswer">;

export function toApproval(row: ApprovalRow): ApprovalRequest {
  const facts = factsOf(row);
  const state = stored(row.state, isApprovalState, "approval_request.state");
  const { decidedBy, decidedByName, decidedAt, refusalCode } = row;
  if (state === "PENDING") return { ...facts, state };
  if (decidedAt === null) throw new Error(`approval_request ${row.id} is ${state} without a moment.`);
  if (state === "LAPSED") return { ...facts, state, decidedAt };
  if (decidedBy === null || decidedByName === null) throw new Error(`approval_request ${row.id} names nobody.`);
  const answer = { decidedBy: accountIdFrom(decidedBy), decidedByName, decidedAt };
  if (state !== "REFUSED") return { ...facts, ...answer, state };
  return { ...facts, ...answer, state, refusalCode: toRefusalCode(refusalCode) };
}

const factsOf = (row: ApprovalRow): ApprovalFacts => ({
  id: approvalIdFrom(row.id),
  action: stored(row.action, isApprovalAction, "approval_request.action"),
  accountId: row.accountId === null ? null : accountIdFrom(row.accountId),
  order: toStoredOrder(row.order),
  evidence: toEvidence(row.evidence),
  reasonCode: row.reasonCode,
  requestedBy: toAsker(row.requestedBy, row.requestedByKind),
  requestedByName: row.requestedByName,
  requestedAt: row.requestedAt,
  expiresAt: row.expiresAt,
  remindedAt: row.remindedAt,
  version: row.version,
});

export const toAsker = (id: string, kind: string): ApprovalFacts["requestedBy"] =>
  kind === "API_KEY" ? apiKeyRef(apiKeyIdFrom(id)) : accountIdFrom(id);

export const askerColumns = (by: ApprovalFacts["requestedBy"]) =>
  isApiKeyRef(by)
    ? { requestedBy: apiKeyIdOf(by), requestedByKind: "API_KEY" }
    : { requestedBy: by, requestedByKind: "PERSON" };

/** Written from that very type and never changed: each action's schema reads an order again before it runs. */
export const toStoredOrder = (json: unknown): StoredOrder => json as StoredOrder;

/** Written from that very type and never changed. */
export const toEvidence = (json: unknown): FrozenEvidence => json as FrozenEvidence;

/** Only a refusal's own code is ever stored. */
const toRefusalCode = (text: string | null): RefusalCode => {
  if (text === null) throw new Error("A refused request names no code.");
  return text as RefusalCode;
};

/** What time and an answer move; everything else stays as it was asked. */
export const answerColumns = (request: ApprovalRequest) => ({
  remindedAt: request.remindedAt,
  state: request.state,
  refusalCode: request.state === "REFUSED" ? request.refusalCode : null,
  decidedBy: "decidedBy" in request ? request.decidedBy : null,
  decidedByName: "decidedByName" in request ? request.decidedByName : null,
  decidedAt: request.state === "PENDING" ? null : request.decidedAt,
});
