import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { ClusterMember } from "@/server/accounts/domain/entities/cluster-member";
import { done, type Result } from "@/server/accounts/domain/result";
import { refusalSentence } from "../../dto/refusal-sentences";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { approvalsRun } from "../system-actors";
import type { MemberRef } from "./contain-member";
import { decideMemberWithin } from "./decide-member-within";

export type DecideMemberDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly noteOf: (ref: Pick<MemberRef, "approvalId">) => Promise<string>;
};

/**
 * Decides one account of an approved cluster, in a commit of its own and by the rules that hold at this moment. Both
 * what was done and why it was refused are remembered in that commit, so that nothing is done twice.
 */
export async function decideMember(
  { unitOfWork, noteOf }: DecideMemberDeps,
  { approvalId, accountId }: MemberRef,
  origin: RequestOrigin,
): Promise<Result<null> | null> {
  const note = await noteOf({ approvalId });
  const audited = {
    action: "case.decide-linked",
    actor: approvalsRun,
    // What belongs to one request is found in the trail by its id.
    origin: { ...origin, requestId: approvalId },
    subject: { type: "ACCOUNT", id: accountId },
    accounts: [accountId],
    reason: { note },
  } as const;
  return await unlessNothingToDo(
    unitOfWork(audited, async (write) => {
      const member = await write.clusters.find(approvalId, accountId);
      const request = await write.approvals.find(approvalId);
      if (member?.state !== "TO_DECIDE" || request?.state !== "APPROVED") throw new NothingToDo();
      const decided = await write.attempt(() => decideMemberWithin(write, { member, request, note }));
      const after = { ...afterDecision(member, decided), auditEntryId: write.auditEntryId };
      if (!(await write.clusters.save(member, after))) throw new NothingToDo();
      return done(null);
    }),
  );
}

/** It failed again and again, by a mistake of ours: it is said so, and the run can end without it. */
export async function giveUpMember(
  { unitOfWork }: Pick<DecideMemberDeps, "unitOfWork">,
  { approvalId, accountId }: MemberRef,
  origin: RequestOrigin,
): Promise<Result<null> | null> {
  const subject = { type: "ACCOUNT", id: accountId } as const;
  const audited = { action: "case.decide-linked", actor: approvalsRun, subject, accounts: [accountId] } as const;
  return await unlessNothingToDo(
    unitOfWork({ ...audited, origin: { ...origin, requestId: approvalId } }, async (write) => {
      const member = await write.clusters.find(approvalId, accountId);
      if (member?.state !== "TO_DECIDE") throw new NothingToDo();
      const failed = { state: "REFUSED", refusalCode: "UNAVAILABLE", because: GAVE_UP } as const;
      const after = { ...member, ...failed, auditEntryId: write.auditEntryId };
      if (!(await write.clusters.save(member, after))) throw new NothingToDo();
      return done(null);
    }),
  );
}

const GAVE_UP = "It could not be decided, though no rule refused it. Decide it by hand.";

function afterDecision(member: ClusterMember, decided: Result<string | null>): ClusterMember {
  if (decided.ok) return { ...member, state: "DECIDED", because: decided.value };
  const { refusal } = decided;
  return { ...member, state: "REFUSED", refusalCode: refusal.code, because: refusalSentence(refusal) };
}
