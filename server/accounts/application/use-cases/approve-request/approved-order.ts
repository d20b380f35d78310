import type * as z from "zod/mini";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { AnsweredApproval, StoredOrder } from "@/server/accounts/domain/entities/approval-request";
import type { Result } from "@/server/accounts/domain/result";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";

/** What a run did that the approver's answer tells of. */
export type ApprovedRun = { readonly endedSessionIds: readonly SessionId[] };

type Run<Order> = (
  write: WritableRepositories,
  order: Order,
  approval: AnsweredApproval,
) => Promise<Result<ApprovedRun>>;

/** How the stored order of one action runs once it is approved, within the approver's unit of work. */
export type ApprovedOrder = Run<StoredOrder>;

/**
 * Binds the shape of a stored order to its run. The run decides anew, under the account's lock, and may refuse.
 * An order that does not fit its shape was stored by another release: that throws, and nothing is answered.
 */
export const approvedOrder =
  <Schema extends z.ZodMiniType>(schema: Schema, run: Run<z.infer<Schema>>): ApprovedOrder =>
  (write, stored, approval) =>
    run(write, schema.parse(stored), approval);
