import type { ClusterRepository } from "@/server/accounts/application/ports/outbound/cluster-repository";
import type { ClusterMember } from "@/server/accounts/domain/entities/cluster-member";
import { done, refuse } from "@/server/accounts/domain/result";
import { approvalsOver } from "./in-memory-approvals";
import type { Tables } from "./in-memory-state";

const OPEN: readonly string[] = ["TO_CONTAIN", "WAITING", "CONTAINED", "TO_DECIDE", "TO_LIFT"];
const keyOf = ({ approvalId, accountId }: Pick<ClusterMember, "approvalId" | "accountId">) =>
  `${approvalId} ${accountId}`;

export const clustersOver = (tables: Tables): ClusterRepository => {
  const { clusterMembers: members, clusterRuns: runs, approvals } = tables;
  const of = (approvalId: string) => [...members.values()].filter((one) => one.approvalId === approvalId);
  const put = (member: ClusterMember) => void members.set(keyOf(member), member);
  return {
    open: async (opened) => {
      const taken = opened.map(({ accountId }) =>
        [...members.values()].find((one) => one.accountId === accountId && OPEN.includes(one.state)),
      );
      const first = taken.find((one, at) => one && opened[at]?.state !== "LEFT_OUT");
      const request = first && approvals.get(first.approvalId)?.request;
      if (request) return refuse({ code: "CONFLICT", what: "request", by: request.requestedByName });
      for (const member of opened) put(member);
      return done(null);
    },
    find: async (approvalId, accountId) => members.get(keyOf({ approvalId, accountId })) ?? null,
    save: async (before, after) => {
      if (members.get(keyOf(before))?.state !== before.state) return false;
      put(after);
      return true;
    },
    start: async (approvalId) => {
      for (const member of of(approvalId)) if (member.decision) put({ ...member, state: "TO_DECIDE" });
      runs.set(approvalId, false);
    },
    end: async (approvalId) => {
      const waiting = of(approvalId).filter(({ decision }) => decision);
      for (const member of waiting) put({ ...member, state: member.state === "CONTAINED" ? "TO_LIFT" : "ENDED" });
      return waiting.filter(({ state }) => state === "CONTAINED").length;
    },
    finish: async (approvalId) => {
      const count = (state: string) => of(approvalId).filter((one) => one.state === state).length;
      if (runs.get(approvalId) !== false || count("TO_DECIDE") > 0) return null;
      runs.set(approvalId, true);
      return { decided: count("DECIDED"), refused: count("REFUSED") };
    },
    ownAmong: async (person, accounts) => {
      const { areLinked } = approvalsOver(tables);
      const own = await Promise.all(accounts.map(async (id) => id === person || (await areLinked(person, id))));
      return accounts.filter((_, at) => own[at]);
    },
    accountsOf: async (approvalId) =>
      of(approvalId).flatMap(({ decision, accountId }) => (decision ? [accountId] : [])),
  };
};
