import type { MachineActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import {
  type ApprovalParty,
  type AskingSystem,
  lapseApproval,
  requestApproval,
} from "@/server/accounts/domain/aggregates/approval-aggregate";
import type {
  FrozenApplication,
  FrozenPolicy,
  PendingApproval,
  StoredOrder,
} from "@/server/accounts/domain/entities/approval-request";
import type { ApprovalAction } from "@/server/accounts/domain/policies/approval-policy";
import { type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { apiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { parseStaffNote } from "@/server/accounts/domain/value-objects/staff-note";
import { approvedOrders } from "../approve-request/approved-orders";
import { freezeEvidence } from "./freeze-evidence";

export type ApprovalOrder = {
  readonly action: ApprovalAction;
  /** The account it is about, which the unit of work holds; null where there is none yet. */
  readonly accountId: AccountId | null;
  /** Exactly what runs once somebody else approves, in the shape that the action's registered order has. */
  readonly order: StoredOrder;
  readonly reasonCode: string;
  readonly note: string;
  readonly by: StaffActor | MachineActor;
  /** Of a policy to be published: what the approver decides by. */
  readonly policy?: FrozenPolicy;
  /** Of an application to be rejected: likewise. */
  readonly application?: FrozenApplication;
};

/**
 * Asks for a second person within a running unit of work, with what is known now frozen beside the question. Refuses
 * CONFLICT, naming who asked first, while such a request about this account waits; FORBIDDEN and CONFLICT_OF_INTEREST
 * as the aggregate says. Nothing takes effect by it.
 */
export async function requestApprovalWithin(
  write: WritableRepositories,
  { action, accountId, order, reasonCode, note, by, policy, application }: ApprovalOrder,
): Promise<Result<PendingApproval>> {
  if (!approvedOrders[action]) throw new Error(`Nobody registered what an approved ${action} does.`);
  const readNote = parseStaffNote(note);
  if (!readNote.ok) return readNote;
  const waiting = accountId && (await refusalWhileOneWaits(write, action, accountId));
  if (waiting) return waiting;
  const asked = requestApproval(
    {
      id: write.approvals.newId(),
      action,
      accountId,
      order,
      reasonCode,
      evidence: {
        ...(await freezeEvidence(write, accountId)),
        ...(policy ? { policy } : {}),
        ...(application ? { application } : {}),
      },
    },
    { by: await askerOf(write, by, accountId), at: write.at },
  );
  if (asked.ok) await write.approvals.insert(asked.value, readNote.value);
  return asked;
}

async function askerOf(
  write: WritableRepositories,
  by: StaffActor | MachineActor,
  about: AccountId | null,
): Promise<ApprovalParty | AskingSystem> {
  if (by.kind === "MACHINE") return { id: apiKeyRef(by.keyId), name: by.name };
  const isLinked = about !== null && (await write.approvals.areLinked(by.accountId, about));
  return { id: by.accountId, name: by.name, role: by.role, isLinked };
}

/** One whose time is over makes room: the worker would have recorded that a moment later. */
async function refusalWhileOneWaits(
  write: WritableRepositories,
  action: ApprovalAction,
  accountId: AccountId,
): Promise<Refused | null> {
  const waiting = await write.approvals.findPending(action, accountId);
  if (!waiting) return null;
  const lapsed = lapseApproval(waiting, { at: write.at });
  if (!lapsed) {
    const { requestedByName: by, requestedAt } = waiting;
    return refuse({ code: "CONFLICT", what: "request", by, at: requestedAt.toISOString() });
  }
  const saved = await write.approvals.save(waiting, lapsed);
  return saved.ok ? null : saved;
}
