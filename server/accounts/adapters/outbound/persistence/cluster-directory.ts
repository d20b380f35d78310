import type pg from "pg";
import type { ClusterDirectory, DueMember } from "@/server/accounts/application/ports/outbound/cluster-directory";
import { isClusterMemberState } from "@/server/accounts/domain/entities/cluster-member";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import { stored } from "./stored-value";

export type ClusterDirectoryDeps = {
  readonly pool: Pick<pg.Pool, "query">;
  readonly clusterOf: ClusterDirectory["clusterOf"];
  /** Opens what was sealed with an account's key; null where the key was destroyed. */
  readonly openPrivate: (owner: AccountId, sealed: Uint8Array) => Promise<Readonly<Record<string, unknown>> | null>;
};

export const createClusterDirectory = ({ pool, clusterOf, openPrivate }: ClusterDirectoryDeps): ClusterDirectory => ({
  clusterOf,
  due: async (containBefore, limit) => {
    const { rows } = await pool.query<{ approval_id: string; account_id: string; state: string; asked_by: string }>({
      name: "cluster-due",
      text: due,
      values: [containBefore, limit],
    });
    return rows.map((row) => ({
      approvalId: approvalIdFrom(row.approval_id),
      accountId: accountIdFrom(row.account_id),
      state: stored(row.state, isDue, "cluster_member.state"),
      askedBy: accountIdFrom(row.asked_by),
    }));
  },
  unfinished: async () => {
    const { rows } = await pool.query<{ approval_id: string }>({ name: "cluster-unfinished", text: unfinished });
    return rows.map((row) => approvalIdFrom(row.approval_id));
  },
  noteOf: async (approvalId) => {
    const { rows } = await pool.query<{ account_id: string; sealed_note: Uint8Array }>({
      name: "cluster-note",
      text: "SELECT account_id, sealed_note FROM approval_request WHERE id = $1",
      values: [approvalId],
    });
    const note = rows[0] && (await openPrivate(accountIdFrom(rows[0].account_id), rows[0].sealed_note))?.["note"];
    return typeof note === "string" ? note : null;
  },
});

const isDue = (text: string): text is DueMember["state"] =>
  isClusterMemberState(text) && DUE.some((one) => one === text);

const DUE = ["TO_CONTAIN", "TO_DECIDE", "TO_LIFT"] as const satisfies readonly DueMember["state"][];

/**
 * One whose account is gone is due as well: its decision says so. Locks come first, since each flags whoever is linked
 * and was not decided after it: somebody who is cleared beside them would come back.
 */
const due = `
  SELECT m.approval_id, m.account_id, m.state, q.requested_by AS asked_by
    FROM cluster_member m JOIN approval_request q ON q.id = m.approval_id
   WHERE m.state IN ('TO_CONTAIN', 'TO_DECIDE', 'TO_LIFT') AND (m.state <> 'TO_CONTAIN' OR m.changed_at < $1)
     AND (m.state <> 'TO_DECIDE' OR m.decision ->> 'outcome' = 'LOCK' OR NOT EXISTS (
       SELECT FROM cluster_member l
        WHERE l.approval_id = m.approval_id AND l.state = 'TO_DECIDE' AND l.decision ->> 'outcome' = 'LOCK'))
   ORDER BY m.changed_at, m.approval_id, m.place LIMIT $2`;

const unfinished = `
  SELECT approval_id FROM cluster_run r
   WHERE finished_at IS NULL AND NOT EXISTS (
     SELECT FROM cluster_member m WHERE m.approval_id = r.approval_id AND m.state = 'TO_DECIDE')
   ORDER BY approval_id LIMIT 10`;
