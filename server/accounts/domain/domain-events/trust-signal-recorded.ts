import type { Factor } from "../entities/trust-signal";
import type { AccountEvent } from "./event-shape";

/** One fact joined the evidence about this account. */
export type TrustSignalRecorded = AccountEvent<
  "TrustSignalRecorded",
  {
    readonly signalId: string;
    readonly factor: Factor;
    readonly good: number;
    readonly bad: number;
    readonly source: string;
    readonly sourceEventId: string;
  }
>;
