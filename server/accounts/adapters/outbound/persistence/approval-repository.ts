import type { ApprovalRepository } from "@/server/accounts/application/ports/outbound/approval-repository";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { ApprovalRequest, PendingApproval } from "@/server/accounts/domain/entities/approval-request";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import { differences, type FieldValue } from "./change-log";
import { answerColumns, askerColumns, toApproval } from "./mappers/approval-mapper";
import type { Transaction } from "./transaction";
import type { UnitParts } from "./unit-parts";

export type ApprovalRepositoryDeps = { readonly newId: NewId; readonly sealer: PersonalDataSealer };

export const approvalRepository = (parts: UnitParts, deps: ApprovalRepositoryDeps): ApprovalRepository => ({
  newId: () => approvalIdFrom(deps.newId()),
  areLinked: (one, other) => areLinked(parts.tx, one, other),
  find: async (id) => {
    const row = await parts.tx.approvalRequest.findUnique({ where: { id }, omit });
    return row && toApproval(row);
  },
  findPending: async (action, accountId) => {
    const row = await parts.tx.approvalRequest.findFirst({ where: { action, accountId, state: "PENDING" }, omit });
    const found = row && toApproval(row);
    return found?.state === "PENDING" ? found : null;
  },
  insert: (request, note) => insert(parts, deps, request, note),
  save: (before, after, answer) => save(parts, deps, { before, after, answer: answer || null }),
});

const omit = { sealedNote: true, sealedAnswer: true } as const;

async function insert(
  { tx, held, changes }: UnitParts,
  { sealer }: ApprovalRepositoryDeps,
  request: PendingApproval,
  note: string,
): Promise<void> {
  const { id, action, accountId, order, evidence, reasonCode, version } = request;
  const { requestedBy, requestedByName, requestedAt, expiresAt } = request;
  if (accountId) held.mustHold([accountId]);
  const sealedNote = await sealer.seal(accountId, { note });
  const asked = { ...askerColumns(requestedBy), requestedByName, requestedAt, expiresAt };
  const what = { id, action, accountId, order: { ...order }, evidence: jsonOf(evidence), reasonCode };
  await tx.approvalRequest.createMany({
    data: [{ ...what, ...asked, ...answerColumns(request), sealedNote, version }],
  });
  changes.record(accountId, differences(null, fields(request)));
}

async function save(
  { tx, held, changes }: UnitParts,
  { sealer }: ApprovalRepositoryDeps,
  { before, after, answer }: { before: ApprovalRequest; after: ApprovalRequest; answer: string | null },
): Promise<Result<ApprovalRequest>> {
  if (after.accountId) held.mustHold([after.accountId]);
  const version = before.version + 1;
  const sealedAnswer = answer === null ? null : await sealer.seal(after.accountId, { note: answer });
  const { count } = await tx.approvalRequest.updateMany({
    where: { id: before.id, version: before.version },
    data: { ...answerColumns(after), sealedAnswer, version },
  });
  if (count === 0) return await conflict(tx, before);
  changes.record(after.accountId, differences(fields(before), fields(after)));
  return done({ ...after, version });
}

async function conflict(tx: Transaction, { id }: ApprovalRequest): Promise<Refused> {
  const first = await tx.approvalRequest.findUnique({
    where: { id },
    select: { decidedByName: true, decidedAt: true },
  });
  const { decidedByName: by, decidedAt } = first ?? {};
  return refuse({ code: "CONFLICT", what: "request", ...(by && decidedAt ? { by, at: decidedAt.toISOString() } : {}) });
}

const areLinked = async (tx: Transaction, one: AccountId, other: AccountId): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ linked: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM device d JOIN device e ON e.token_hash = d.token_hash
        JOIN session s ON s.device_id = e.id AND s.method <> 'DEMO'
       WHERE d.account_id = ${one}::uuid AND e.account_id = ${other}::uuid) AS linked`;
  return row?.linked ?? false;
};

/** A plain copy, as the column keeps it. */
const jsonOf = (evidence: PendingApproval["evidence"]): object => structuredClone(evidence);

const fields = (request: ApprovalRequest): Record<string, FieldValue> => ({
  "approval.id": request.id,
  "approval.action": request.action,
  "approval.order": Object.entries(request.order).map(([field, value]) => `${field}: ${value}`),
  "approval.reasonCode": request.reasonCode,
  "approval.requestedBy": request.requestedByName,
  "approval.expiresAt": request.expiresAt.toISOString(),
  "approval.state": request.state,
  "approval.decidedBy": "decidedByName" in request ? request.decidedByName : null,
  "approval.refusalCode": request.state === "REFUSED" ? request.refusalCode : null,
});
