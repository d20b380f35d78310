import type { Factor, TrustInput } from "@/server/accounts/domain/entities/trust-signal";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { AccountNameDto } from "./account-dto";
import type { EvidenceDto } from "./evidence-dto";

/** The seven inputs, as a question names them. */
export const SIGNAL_INPUTS = [
  "ORDER_SUCCESS",
  "REFUNDS",
  "COUPON_ABUSE",
  "PAYMENT_FAILURES",
  "DEVICE_CHANGES",
  "IP_RISK",
  "SELLER_DISPUTES",
] as const satisfies readonly TrustInput[];

/** One stored signal in the explorer's list. */
export type SignalRowDto = {
  readonly id: string;
  readonly recordedAt: Date;
  readonly occurredAt: Date;
  readonly input: TrustInput;
  readonly inputLabel: string;
  readonly factorLabel: string;
  readonly account: { readonly id: string; readonly name: AccountNameDto };
  readonly words: string;
  readonly direction: EvidenceDto["direction"];
  /** By how much the account's score would be higher or lower without it, now; null where it no longer counts. */
  readonly pointsMilli: number;
  readonly source: string;
  readonly sourceEventId: string;
  /** The account's open case; null for readers who see no cases. */
  readonly caseId: string | null;
};

export type SignalPageDto = {
  readonly rows: readonly SignalRowDto[];
  readonly nextCursor: string | null;
  /** Set where the search stopped short of a full page: nothing between here and the row above matched. */
  readonly searchedTo: Date | null;
  readonly from: Date;
  readonly to: Date;
};

export type SignalHistogramDto = {
  readonly from: Date;
  readonly to: Date;
  readonly bucketMinutes: number;
  readonly bars: readonly SignalBarDto[];
  readonly totals: Readonly<Record<TrustInput, number>>;
  /** Inputs with more signals than were counted: their bars begin later than the span. */
  readonly truncated: readonly TrustInput[];
};

export type SignalBarDto = { readonly at: Date; readonly counts: Readonly<Partial<Record<TrustInput, number>>> };

export const SIGNAL_GROUPS = ["account", "store", "device", "card", "ip", "coupon", "order", "source"] as const;
export type SignalGroup = (typeof SIGNAL_GROUPS)[number];

/** What groups have in common that a list can be narrowed to, beside one account and one source. */
export const SHARED_THINGS = ["device", "card", "ip", "coupon", "order"] as const satisfies readonly SignalGroup[];
export type SharedThing = (typeof SHARED_THINGS)[number];

export type SignalGroupsDto = {
  readonly group: SignalGroup;
  readonly rows: readonly SignalGroupRowDto[];
  /** How many of the newest signals were grouped, and whether there are more in the span. */
  readonly grouped: number;
  readonly truncated: boolean;
};

export type SignalGroupRowDto = {
  readonly key: string;
  readonly label: string;
  /** Set where the group is one account. */
  readonly accountId: string | null;
  readonly signals: number;
  readonly accounts: number;
  readonly first: Date;
  readonly last: Date;
  readonly topRisk: RiskLevel;
};

/** One signal with the event it came of, as far as this reader may see it. */
export type SignalDto = SignalRowDto & {
  readonly factor: Factor;
  readonly good: number;
  readonly bad: number;
  readonly halfLifeDays: number;
  /** What is left of its masses now. */
  readonly leftShare: number;
  /** The network address that the shop saw, by the name that groups have for it; null where none came with the event. */
  readonly addressKey: string | null;
  /** The stored event as JSON, private parts masked or left out by role. */
  readonly raw: string;
};
