import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { ClusterDirectory, DueMember } from "@/server/accounts/application/ports/outbound/cluster-directory";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { clusterPolicy } from "@/server/accounts/domain/policies/cluster-policy";
import { unreachable } from "@/server/accounts/domain/result";
import { approvalsRun } from "../system-actors";
import { containMember } from "./contain-member";
import { type DecideMemberDeps, decideMember, giveUpMember } from "./decide-member";
import { finishCluster } from "./finish-cluster";
import { releaseMember } from "./release-member";

export type RunClustersDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly clusters: Pick<ClusterDirectory, "due" | "unfinished" | "noteOf">;
  readonly now: () => Date;
  /** Told of an account whose decision failed by a mistake of ours. */
  readonly onFailure: (failed: DueMember, error: unknown) => void;
};

const BATCH = 50;

/** So often an account is tried before the run goes on without it. */
const MOST_FAILURES = 3;

/**
 * Decides what was approved, lets go what was not, and contains what nobody had time to: account after account, each in
 * a commit of its own. A process that is killed leaves the rest to whoever looks next; of two at once each account is
 * one's. An account that fails stops no other. Answers how many it did.
 */
export const runClusters = (deps: RunClustersDeps) => {
  const failures = new Map<string, number>();
  const onFailure = async (member: DueMember, error: unknown, origin: RequestOrigin): Promise<number> => {
    deps.onFailure(member, error);
    const key = `${member.approvalId} ${member.accountId}`;
    const count = (failures.get(key) ?? 0) + 1;
    failures.set(key, count);
    if (count < MOST_FAILURES || member.state !== "TO_DECIDE") return 0;
    failures.delete(key);
    return (await giveUpMember(deps, member, origin))?.ok ? 1 : 0;
  };
  return async (stop: AbortSignal, origin: RequestOrigin): Promise<number> => {
    const containBefore = new Date(deps.now().getTime() - clusterPolicy.containsAfterSeconds * 1_000);
    const due = await deps.clusters.due(containBefore, BATCH);
    const settling = { unitOfWork: deps.unitOfWork, noteOf: remembered(deps.clusters.noteOf) };
    let settled = 0;
    for (const member of due) {
      if (stop.aborted) return settled;
      settled += await settle(settling, member, origin).catch((error: unknown) => onFailure(member, error, origin));
    }
    for (const approvalId of await deps.clusters.unfinished()) {
      if ((await finishCluster(deps, approvalId, origin))?.ok) settled += 1;
    }
    return settled;
  };
};

async function settle(deps: DecideMemberDeps, member: DueMember, origin: RequestOrigin): Promise<number> {
  const { state } = member;
  switch (state) {
    case "TO_CONTAIN":
      return (await containMember(deps, member, { actor: approvalsRun, origin })) ? 1 : 0;
    case "TO_DECIDE":
      return (await decideMember(deps, member, origin))?.ok ? 1 : 0;
    case "TO_LIFT":
      return (await releaseMember(deps, member, origin))?.ok ? 1 : 0;
    default:
      return unreachable(state);
  }
}

/** The note of each request is opened once; one whose key is destroyed is said to be gone. */
function remembered(noteOf: ClusterDirectory["noteOf"]): DecideMemberDeps["noteOf"] {
  const notes = new Map<string, Promise<string>>();
  return ({ approvalId }) => {
    const known =
      notes.get(approvalId) ?? noteOf(approvalId).then((note) => note ?? "The note can't be read any more.");
    notes.set(approvalId, known);
    return known;
  };
}
