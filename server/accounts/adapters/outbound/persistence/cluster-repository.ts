import type { ClusterRepository } from "@/server/accounts/application/ports/outbound/cluster-repository";
import type { ClusterMember } from "@/server/accounts/domain/entities/cluster-member";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { plain, texts } from "./array-text";
import { differences, type FieldValue } from "./change-log";
import { toClusterMember } from "./mappers/cluster-mapper";
import type { Transaction } from "./transaction";
import type { UnitParts } from "./unit-parts";

export const clusterRepository = (parts: UnitParts): ClusterRepository => {
  const { tx, at, changes } = parts;
  return {
    open: (members) => open(parts, members),
    find: async (approvalId, accountId) => {
      const row = await tx.clusterMember.findUnique({ where: { approvalId_accountId: { approvalId, accountId } } });
      return row && toClusterMember(row);
    },
    save: async (before, after) => {
      const { approvalId, accountId } = before;
      const { state, containedSince, refusalCode, because, auditEntryId } = after;
      const { count } = await tx.clusterMember.updateMany({
        where: { approvalId, accountId, state: before.state },
        data: { state, containedSince, refusalCode, because, auditEntryId, changedAt: at },
      });
      if (count > 0) changes.record(accountId, differences(fields(before), fields(after)));
      return count > 0;
    },
    start: async (approvalId) => {
      await tx.clusterMember.updateMany({
        where: { approvalId, state: { in: ["TO_CONTAIN", "WAITING", "CONTAINED"] } },
        data: { state: "TO_DECIDE", refusalCode: null, because: null, changedAt: at },
      });
      await tx.clusterRun.createMany({ data: [{ approvalId, startedAt: at }] });
    },
    end: async (approvalId) =>
      // One statement: who is contained while it runs waits for it, or is found contained.
      (
        await tx.$queryRaw<{ state: string }[]>`
          UPDATE cluster_member SET state = CASE state WHEN 'CONTAINED' THEN 'TO_LIFT' ELSE 'ENDED' END, changed_at = ${at}::timestamptz
           WHERE approval_id = ${approvalId}::uuid AND state IN ('TO_CONTAIN', 'WAITING', 'CONTAINED') RETURNING state`
      ).filter(({ state }) => state === "TO_LIFT").length,
    finish: async (approvalId) => {
      const { count } = await tx.clusterRun.updateMany({
        where: { approvalId, finishedAt: null, approval: { clusterMembers: { none: { state: "TO_DECIDE" } } } },
        data: { finishedAt: at },
      });
      if (count === 0) return null;
      const of = (state: string) => tx.clusterMember.count({ where: { approvalId, state } });
      const [decided, refused] = await Promise.all([of("DECIDED"), of("REFUSED")]);
      return { decided, refused };
    },
    ownAmong: async (person, accounts) => {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT a.id FROM unnest(${plain(accounts)}::uuid[]) AS a (id)
         WHERE a.id = ${person}::uuid OR EXISTS (
           SELECT FROM device d JOIN device e ON e.token_hash = d.token_hash
             JOIN session s ON s.device_id = e.id AND s.method <> 'DEMO'
            WHERE d.account_id = ${person}::uuid AND e.account_id = a.id)`;
      return rows.map(({ id }) => accountIdFrom(id));
    },
    accountsOf: async (approvalId) => {
      const where = { approvalId, state: { not: "LEFT_OUT" } };
      const rows = await tx.clusterMember.findMany({ where, select: { accountId: true } });
      return rows.map(({ accountId }) => accountIdFrom(accountId));
    },
  };
};

/** In the order of the accounts, so that two that share some wait for each other and never both. */
async function open({ tx, at }: UnitParts, members: readonly ClusterMember[]): Promise<Result<null>> {
  const [first] = members;
  if (!first) return done(null);
  const rows = [...members].sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
  const of = <T>(value: (member: ClusterMember) => T): T[] => rows.map(value);
  const written = await tx.$executeRaw`
    INSERT INTO cluster_member (approval_id, account_id, place, decision, asked, state, changed_at)
    SELECT ${first.approvalId}::uuid, m.account_id, m.place, nullif(m.decision, 'null'::jsonb), m.asked, m.state, ${at}::timestamptz
      FROM unnest(${plain(of((one) => one.accountId))}::uuid[], ${plain(of((one) => one.place))}::int[],
                  ${texts(of((one) => JSON.stringify(one.decision)))}::jsonb[],
                  ${texts(of((one) => JSON.stringify(one.asked)))}::jsonb[],
                  ${plain(of((one) => one.state))}::text[]) AS m (account_id, place, decision, asked, state)
     ORDER BY m.account_id
        ON CONFLICT DO NOTHING`;
  return written === rows.length
    ? done(null)
    : await whoeverAskedFirst(
        tx,
        of((one) => one.accountId),
        first,
      );
}

async function whoeverAskedFirst(
  tx: Transaction,
  accounts: readonly string[],
  { approvalId }: ClusterMember,
): Promise<Result<null>> {
  const [waiting] = await tx.$queryRaw<{ by: string; at: Date }[]>`
    SELECT q.requested_by_name AS by, q.requested_at AS at
      FROM cluster_member m JOIN approval_request q ON q.id = m.approval_id
     WHERE m.account_id = ANY(${plain(accounts)}::uuid[]) AND m.approval_id <> ${approvalId}::uuid
       AND m.state IN ('TO_CONTAIN', 'WAITING', 'CONTAINED', 'TO_DECIDE', 'TO_LIFT') LIMIT 1`;
  const who = waiting ? { by: waiting.by, at: waiting.at.toISOString() } : {};
  return refuse({ code: "CONFLICT", what: "request", ...who });
}

const fields = ({ state, refusalCode }: ClusterMember): Record<string, FieldValue> => ({
  "cluster.state": state,
  "cluster.refusalCode": refusalCode,
});
