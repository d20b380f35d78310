import * as z from "zod/mini";
import { done } from "@/server/accounts/domain/result";
import { LOCK_REASONS, LOCK_SCOPES } from "@/server/accounts/domain/value-objects/lock-reason";
import { approvedOrder } from "../approve-request/approved-order";
import { applyLock } from "./apply-lock";

/** The end is a moment, counted from the first lock's start when it was asked: waiting for an answer adds nothing. */
export const storedLockSchema = z.strictObject({
  reasonCode: z.enum(LOCK_REASONS),
  scope: z.enum(LOCK_SCOPES),
  until: z.iso.datetime(),
});

/** Extends the containing lock to the end that was asked for, or locks anew where it was lifted meanwhile. */
export const runApprovedLock = approvedOrder(storedLockSchema, async (write, order, approval) => {
  const { accountId, requestedBy, decidedBy } = approval;
  if (!accountId) throw new Error("A lock is about an account.");
  const applied = await applyLock(write, {
    accountId,
    reasonCode: order.reasonCode,
    scope: order.scope,
    until: new Date(order.until),
    by: requestedBy,
    approvedBy: decidedBy,
  });
  return applied.ok ? done({ endedSessionIds: applied.value.endedSessionIds }) : applied;
});
