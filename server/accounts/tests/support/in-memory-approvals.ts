import type { ApprovalRepository } from "@/server/accounts/application/ports/outbound/approval-repository";
import type { OwnActs } from "@/server/accounts/application/ports/outbound/own-acts";
import type { Audited } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, refuse } from "@/server/accounts/domain/result";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import type { Tables } from "./in-memory-state";

let made = 0;

export const approvalsOver = ({ approvals, devices, sessions }: Tables): ApprovalRepository => ({
  newId: () => {
    made += 1;
    return approvalIdFrom(`018f0000-0000-7000-8000-a${made.toString(16).padStart(11, "0")}`);
  },
  areLinked: async (one, other) => {
    const of = (id: string) => [...devices.values()].filter(({ device }) => device.accountId === id);
    const real = (id: string) =>
      [...sessions.values()].some(({ session }) => session.deviceId === id && session.method !== "DEMO");
    const own = new Set(of(one).map(({ tokenHash }) => tokenHash));
    return of(other).some(({ device, tokenHash }) => own.has(tokenHash) && real(device.id));
  },
  find: async (id) => approvals.get(id)?.request ?? null,
  findPending: async (action, accountId) => {
    for (const { request } of approvals.values()) {
      if (request.state === "PENDING" && request.action === action && request.accountId === accountId) return request;
    }
    return null;
  },
  insert: async (request, note) => void approvals.set(request.id, { request, note, answer: null }),
  save: async (before, after, answer) => {
    const stored = approvals.get(before.id);
    if (stored?.request.version !== before.version) return refuse({ code: "CONFLICT", what: "request" });
    const request = { ...after, version: before.version + 1 };
    approvals.set(before.id, { request, note: stored.note, answer: answer || null });
    return done(request);
  },
});

/** What an entry says of who did what, when. */
type Act = Pick<Audited, "action" | "actor"> & { readonly outcome: string; readonly at: Date };

/** From the entries that units of work left. */
export const ownActsOver = (audit: readonly Act[], { clusterMembers, approvals }: Tables): OwnActs => {
  const actsOf = (actor: string, actions: readonly string[]) =>
    audit.flatMap((entry) =>
      "accountId" in entry.actor &&
      entry.actor.accountId === actor &&
      actions.includes(entry.action) &&
      entry.outcome === "DONE"
        ? [entry.at]
        : [],
    );
  const containedFor = (actor: string) =>
    [...clusterMembers.values()].flatMap(({ approvalId, containedSince }) =>
      containedSince && approvals.get(approvalId)?.request.requestedBy === actor ? [containedSince] : [],
    );
  const counted = (moments: readonly Date[], since: Date) => {
    const late = moments.filter((at) => at > since).sort((a, b) => a.getTime() - b.getTime());
    return { count: late.length, firstAt: late[0] ?? null };
  };
  return {
    countSince: async (actor, actions, since) => counted(actsOf(actor, actions), since),
    locksSince: async (actor, actions, since) => counted([...actsOf(actor, actions), ...containedFor(actor)], since),
  };
};
