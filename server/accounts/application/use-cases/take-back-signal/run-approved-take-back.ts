import * as z from "zod/mini";
import { refusalToTakeBack, takenBackSignal } from "@/server/accounts/domain/domain-services/signal-take-back-service";
import { done, refuse } from "@/server/accounts/domain/result";
import { approvedOrder } from "../approve-request/approved-order";
import { recordSignalsWithin } from "../record-signals/record-signals-within";

const storedTakeBackSchema = z.strictObject({
  signalId: z.uuid(),
  recordedAt: z.iso.datetime(),
  factor: z.string(),
  occurredAt: z.iso.datetime(),
});

/** The same masses below zero at the same moment: exact, since decay is linear, and history is never edited. */
export const runApprovedTakeBack = approvedOrder(storedTakeBackSchema, async (write, order, { accountId }) => {
  const signal = accountId && (await write.trust.findSignal(accountId, order.signalId, new Date(order.recordedAt)));
  if (!signal) return refuse({ code: "NOT_FOUND", what: "signal" });
  const refused = refusalToTakeBack(signal);
  if (refused) return refused;
  // Ids of one kind are as good as of another: unique, and in the order of time.
  const newId = () => write.approvals.newId();
  const recorded = await recordSignalsWithin(write, { signals: [takenBackSignal(signal)] }, { newId });
  if (!recorded.ok) return recorded;
  return recorded.value.recorded === 0 ? refuse({ code: "CONFLICT", what: "signal" }) : done({ endedSessionIds: [] });
});
