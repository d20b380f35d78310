import type { ClusterAskedDto } from "@/server/accounts/application/dto/cluster-decision-dto";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { ClusterDirectory } from "@/server/accounts/application/ports/outbound/cluster-directory";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { type ClusterMember, LINKED_OUTCOMES } from "@/server/accounts/domain/entities/cluster-member";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";
import { invalid } from "@/server/accounts/domain/value-objects/printable-text";
import { requestApprovalWithin } from "../request-approval/request-approval-within";
import { containMember } from "../run-clusters/contain-member";
import type { AskClusterInput } from "./ask-cluster.schema";
import { type Asked, type FrozenWish, frozenMembers } from "./frozen-members";

export type AskClusterDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly clusters: Pick<ClusterDirectory, "clusterOf">;
  readonly livePolicy: LiveTrustPolicy;
};

/**
 * Asks a second person for a decision on more linked accounts than one may decide: what is decided for each is frozen
 * with how each stands. Then a lock contains the nearest, each in a commit of its own; the rest waits for the answer.
 * CONFLICT while one of them waits in another request; CONFLICT_OF_INTEREST where one is the asker's own or linked to it.
 */
export const askCluster =
  (deps: AskClusterDeps) =>
  async (input: AskClusterInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<ClusterAskedDto>> => {
    const { unitOfWork, clusters, livePolicy } = deps;
    const startId = accountIdFrom(input.startId);
    const [cluster, { approvals: bounds }] = await Promise.all([clusters.clusterOf(startId), livePolicy()]);
    const subject = { type: "ACCOUNT", id: startId } as const;
    const reason = { code: input.decision.reasonCode, note: input.note };
    const asked = await unitOfWork(
      { action: "case.decide-cluster", actor, origin, subject, accounts: [startId], reason },
      async (write) => {
        if (!cluster) return refuse({ code: "NOT_FOUND", what: "account" });
        const chosen = new Set(input.accounts.map(({ accountId }) => accountId)).size;
        if (chosen <= bounds.accountsAtOnceAlone) return invalid("accounts", "So few are decided at once.");
        if (chosen > bounds.accountsAtOnceMax)
          return invalid("accounts", `At most ${bounds.accountsAtOnceMax} accounts.`);
        return await openWithin(write, { cluster, input }, actor);
      },
    );
    if (!asked.ok) return asked;
    const { approvalId, members } = asked.value;
    const toContain = members.filter(({ state }) => state === "TO_CONTAIN");
    let contained = 0;
    for (const { accountId } of toContain) {
      const member = { approvalId, accountId, askedBy: actor.accountId };
      const outcome = await containMember({ unitOfWork }, member, { actor, origin });
      if (outcome === "CONTAINED") contained += 1;
    }
    const waiting = members.filter(({ decision }) => decision !== null).length;
    return done({ approvalId, expiresAt: asked.value.expiresAt, waiting, contained, toContain: toContain.length });
  };

type Opened = { readonly approvalId: ApprovalId; readonly expiresAt: Date; readonly members: readonly ClusterMember[] };

async function openWithin(write: WritableRepositories, asked: Asked, by: StaffActor): Promise<Result<Opened>> {
  const { cluster, input } = asked;
  const accountId = accountIdFrom(input.startId);
  const ids = input.accounts.map((one) => accountIdFrom(one.accountId));
  const own = await write.clusters.ownAmong(by.accountId, ids);
  if (own.length > 0)
    return refuse({ code: "CONFLICT_OF_INTEREST", because: "One of these accounts is yours or linked to it" });
  const draft = frozenMembers(asked);
  if (!draft.ok) return draft;
  const { reasonCode } = input.decision;
  const order = orderOf(draft.value, cluster.isCut);
  const request = { action: "case.decide-cluster", accountId, order, reasonCode, note: input.note, by } as const;
  const opened = await requestApprovalWithin(write, request);
  if (!opened.ok) return opened;
  const { id: approvalId, expiresAt } = opened.value;
  const members = draft.value.map((member) => ({ ...member, approvalId }));
  const stored = await write.clusters.open(members);
  return stored.ok ? done({ approvalId, expiresAt, members }) : stored;
}

/** What the list of requests tells: how many there are of each decision. */
function orderOf(members: readonly FrozenWish[], isCut: boolean) {
  const of = (outcome: string) => members.filter(({ decision }) => decision?.outcome === outcome).length;
  return {
    ...Object.fromEntries(LINKED_OUTCOMES.map((outcome) => [outcome, of(outcome)])),
    leftOut: members.filter(({ decision }) => decision === null).length,
    contained: members.filter(({ state }) => state === "TO_CONTAIN").length,
    isCut,
  };
}
