import type {
  AnsweredApproval,
  ApprovalFacts,
  ApprovalRequest,
  LapsedApproval,
  PendingApproval,
  RefusedApproval,
  WithdrawnApproval,
} from "../entities/approval-request";
import type { RefusalCode } from "../exceptions/refusal";
import { type ApprovalAction, approvalPolicy, mayApprove, mayAsk, maySystemsAsk } from "../policies/approval-policy";
import { done, type Refused, type Result, refuse } from "../result";
import type { AccountId } from "../value-objects/account-id";
import type { ApiKeyRef } from "../value-objects/actor-ref";
import type { StaffRole } from "../value-objects/role-type";

/** A member of staff who asks or answers. */
export type ApprovalParty = {
  readonly id: AccountId;
  readonly name: string;
  readonly role: StaffRole;
  /** As far as is known: is the account that it is about linked to their own? */
  readonly isLinked: boolean;
};

/** Another system, by its key: it asks and never answers. */
export type AskingSystem = { readonly id: ApiKeyRef; readonly name: string };

type Question = Omit<
  ApprovalFacts,
  "requestedBy" | "requestedByName" | "requestedAt" | "expiresAt" | "remindedAt" | "version"
>;

/** Opens a request that lives for a day. Refuses who may not ask for this, and whose own account it is about. */
export function requestApproval(
  question: Question,
  { by, at }: { readonly by: ApprovalParty | AskingSystem; readonly at: Date },
): Result<PendingApproval> {
  const refused = refusalToAsk(question, by);
  if (refused) return refused;
  const expiresAt = new Date(at.getTime() + approvalPolicy.lapsesAfterHours * 3_600_000);
  return done({
    ...question,
    state: "PENDING",
    requestedBy: by.id,
    requestedByName: by.name,
    requestedAt: at,
    expiresAt,
    remindedAt: null,
    version: 1,
  });
}

function refusalToAsk({ action, accountId }: Question, by: ApprovalParty | AskingSystem): Refused | null {
  const mayAskThis = "role" in by ? mayAsk(action, by.role) : maySystemsAsk(action);
  if (!mayAskThis) return refuse({ code: "FORBIDDEN", permission: action });
  return "role" in by ? refusalOfInterest(accountId, by) : null;
}

type Decision = {
  readonly answer: "APPROVED" | "DECLINED";
  readonly by: ApprovalParty;
  readonly at: Date;
};

/**
 * Answers a request once. CONFLICT, naming the first, for one that is answered or lapsed; CONFLICT_OF_INTEREST for the
 * one who asked, for the one it is about and for the holder of a linked account; FORBIDDEN for another role.
 */
export function decideApproval(request: ApprovalRequest, { answer, by, at }: Decision): Result<AnsweredApproval> {
  if (request.state !== "PENDING") return alreadyDecided(request);
  if (at >= request.expiresAt) return alreadyDecided(lapsed(request));
  const refused = refusalToDecide(request, by);
  if (refused) return refused;
  return done({ ...request, state: answer, decidedBy: by.id, decidedByName: by.name, decidedAt: at });
}

/** Takes back one's own question while nobody has answered it. FORBIDDEN for everybody else, CONFLICT once it is over. */
export function withdrawApproval(
  request: ApprovalRequest,
  { by, at }: { readonly by: Pick<ApprovalParty, "id" | "name">; readonly at: Date },
): Result<WithdrawnApproval> {
  if (request.requestedBy !== by.id) return refuse({ code: "FORBIDDEN", permission: "approval.withdraw" });
  if (request.state !== "PENDING") return alreadyDecided(request);
  if (at >= request.expiresAt) return alreadyDecided(lapsed(request));
  return done({ ...request, state: "WITHDRAWN", decidedBy: by.id, decidedByName: by.name, decidedAt: at });
}

/** The approval stands, but what it approved was refused when it ran. */
export const runRefused = (approved: AnsweredApproval, refusalCode: RefusalCode): RefusedApproval => ({
  ...approved,
  state: "REFUSED",
  refusalCode,
});

/** What the clock did: a request nobody answered in time. Null while it lives, and once it is answered. */
export const lapseApproval = (request: ApprovalRequest, { at }: { readonly at: Date }): LapsedApproval | null =>
  request.state === "PENDING" && at >= request.expiresAt ? lapsed(request) : null;

/** Time to tell those concerned that nobody has answered yet: once, while somebody still can. Null otherwise. */
export function remindOfApproval(request: ApprovalRequest, { at }: { readonly at: Date }): PendingApproval | null {
  if (request.state !== "PENDING" || request.remindedAt !== null || at >= request.expiresAt) return null;
  const from = request.expiresAt.getTime() - approvalPolicy.remindsHoursBefore * 3_600_000;
  return at.getTime() >= from ? { ...request, remindedAt: at } : null;
}

/** Why this person can't answer this request, or null. Screens ask the same question before they offer a button. */
export function refusalToDecide(
  { action, accountId, requestedBy }: Pick<ApprovalFacts, "accountId" | "requestedBy"> & { action: ApprovalAction },
  by: ApprovalParty,
): Refused | null {
  if (by.id === requestedBy) {
    return refuse({ code: "CONFLICT_OF_INTEREST", because: "You asked for this" });
  }
  const refused = refusalOfInterest(accountId, by);
  if (refused) return refused;
  return mayApprove(action, by.role) ? null : refuse({ code: "FORBIDDEN", permission: "approval.approve" });
}

function refusalOfInterest(accountId: AccountId | null, by: ApprovalParty): Refused | null {
  if (accountId === by.id) return refuse({ code: "CONFLICT_OF_INTEREST", because: "This account is your own" });
  if (!by.isLinked) return null;
  return refuse({ code: "CONFLICT_OF_INTEREST", because: "This account is linked to your own" });
}

const lapsed = (request: PendingApproval): LapsedApproval => ({
  ...request,
  state: "LAPSED",
  decidedAt: request.expiresAt,
});

function alreadyDecided(request: Exclude<ApprovalRequest, PendingApproval>): Refused {
  const by = request.state === "LAPSED" ? "The clock" : request.decidedByName;
  return refuse({ code: "CONFLICT", what: "request", by, at: request.decidedAt.toISOString() });
}
