import type { WaitingRequestDto } from "@/server/accounts/application/dto/account-dto";
import { approvalTypeLabel } from "@/server/accounts/application/dto/approval-words";
import type { StoredOrder } from "@/server/accounts/domain/entities/approval-request";
import { approvalActionOf } from "./approval-rows";
import type { ReadRows, Statement } from "./read-pool";

type Row = {
  readonly id: string;
  readonly action: string;
  readonly order: StoredOrder;
  readonly requested_by_name: string;
  readonly expires_at: Date;
};

const MOST_SHOWN = 5;

const waiting: Statement = {
  name: "waiting-requests",
  text: `SELECT id, action, "order", requested_by_name, expires_at FROM approval_request
          WHERE state = 'PENDING' AND expires_at > $2 AND id IN (
            SELECT id FROM approval_request WHERE account_id = $1 AND state = 'PENDING'
            UNION SELECT approval_id FROM cluster_member
             WHERE account_id = $1 AND state IN ('TO_CONTAIN', 'WAITING', 'CONTAINED'))
          ORDER BY requested_at DESC, id DESC LIMIT ${MOST_SHOWN}`,
};

/** What waits for a second person about one account, alone or among linked ones, newest first. */
export async function readWaitingRequests(read: ReadRows, accountId: string, at: Date): Promise<WaitingRequestDto[]> {
  const rows = await read<Row>(waiting, [accountId, at]);
  return rows.map((row) => ({
    id: row.id,
    type: approvalTypeLabel(approvalActionOf(row.action), row.order),
    requestedBy: row.requested_by_name,
    expiresAt: row.expires_at,
  }));
}
