import type { TrustSignal } from "../entities/trust-signal";
import { type Refused, refuse } from "../result";

export const STAFF_SOURCE = "staff";

/** What takes evidence back is evidence no more: it can't be taken back itself. */
export const refusalToTakeBack = ({ good, bad, source }: TrustSignal): Refused | null =>
  source === STAFF_SOURCE || good < 0 || bad < 0
    ? refuse({
        code: "VALIDATION",
        fields: [{ field: "signalId", problem: "This signal takes evidence back already." }],
      })
    : null;

/** The key under which a signal is taken back: once, however often it is asked. */
export const takeBackKey = (signalId: string): string => `${signalId} taken back`;

export const takenBackSignal = (signal: TrustSignal): Omit<TrustSignal, "id" | "recordedAt"> => ({
  accountId: signal.accountId,
  factor: signal.factor,
  good: -signal.good,
  bad: -signal.bad,
  occurredAt: signal.occurredAt,
  source: STAFF_SOURCE,
  sourceEventId: takeBackKey(signal.id),
  detail: {},
});
