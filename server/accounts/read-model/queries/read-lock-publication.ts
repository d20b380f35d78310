import type { LockPublicationDto } from "@/server/accounts/application/dto/lock-receipt-dto";
import type { LockPublicationInput } from "@/server/accounts/application/ports/inbound/lock-publication.schema";
import { done, type Result } from "@/server/accounts/domain/result";
import { type ReadPool, readRows, type Statement } from "./read-pool";

/** The events of one unit of work share its entry's request and moment; the relay moves them when they are out. */
const publication: Statement = {
  name: "lock-publication",
  text: `SELECT p.published_at, t.recorded_at FROM audit_entry t
           LEFT JOIN outbox_published p
             ON p.account_id = t.account_id AND p.correlation_id = t.request_id
            AND p.type = 'accounts.account-locked.v1' AND p.published_at >= t.recorded_at
          WHERE t.id = $1 AND t.account_id = $2 AND t.recorded_at > now() - interval '1 day'
          LIMIT 1`,
};

/** Whether the event of a lock has left, and how long after its commit. A repeated lock has none: it stays null. */
export const readLockPublication =
  ({ pool }: { readonly pool: ReadPool }) =>
  async ({ accountId, auditEntryId }: LockPublicationInput): Promise<Result<LockPublicationDto>> => {
    const [row] = await readRows(pool)<{ published_at: Date | null; recorded_at: Date }>(publication, [
      auditEntryId,
      accountId,
    ]);
    const publishedAt = row?.published_at ?? null;
    return done({
      publishedAt,
      publishedAfterMs: row && publishedAt ? publishedAt.getTime() - row.recorded_at.getTime() : null,
    });
  };
