import type { SignalDetail } from "../signal-detail";

/** One stored fact with the open part of its detail. */
export type TrustSignalRow = {
  readonly id: string;
  readonly account_id: string;
  readonly factor: string;
  readonly good: number;
  readonly bad: number;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly source: string;
  readonly source_event_id: string;
  /** The open part; the sealed one is added by whoever holds the key. */
  readonly detail: SignalDetail;
  readonly sealed_detail: Uint8Array | null;
};
