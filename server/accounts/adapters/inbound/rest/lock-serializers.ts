import * as z from "zod/mini";
import type { LockReceiptDto } from "@/server/accounts/application/dto/lock-receipt-dto";
import type { UnlockedByKey } from "@/server/accounts/application/use-cases/unlock-account/unlock-by-key";
import { id, iso, moment } from "./serializers";

export const lockReceiptSchema = z.strictObject({
  accountId: id,
  auditEntryId: id,
  lockedAt: moment,
  until: z.nullable(moment),
  /** What a person is asked for beyond 24 hours: the lock ends at `until` if nobody approves. */
  approval: z.nullable(z.strictObject({ approvalId: id, until: moment, expiresAt: moment })),
  sessionsEnded: z.int(),
  sessionsRefused: z.int(),
  /** From the request to the commit, and to the proof that its sessions are refused. */
  savedMs: z.int(),
  refusedMs: z.int(),
});

export const lockReceiptJson = (receipt: LockReceiptDto): z.output<typeof lockReceiptSchema> => ({
  accountId: receipt.accountId,
  auditEntryId: receipt.auditEntryId,
  lockedAt: receipt.lockedAt.toISOString(),
  until: iso(receipt.until),
  approval: receipt.asked && {
    approvalId: receipt.asked.approvalId,
    until: receipt.asked.until.toISOString(),
    expiresAt: receipt.asked.expiresAt.toISOString(),
  },
  sessionsEnded: receipt.sessionsEnded,
  sessionsRefused: receipt.sessionsRefused,
  savedMs: receipt.savedMs,
  refusedMs: receipt.refusedMs,
});

export const unlockReceiptSchema = z.strictObject({ accountId: id, auditEntryId: id, unlockedAt: moment });

export const unlockReceiptJson = (receipt: UnlockedByKey): z.output<typeof unlockReceiptSchema> => ({
  accountId: receipt.accountId,
  auditEntryId: receipt.auditEntryId,
  unlockedAt: receipt.unlockedAt.toISOString(),
});
