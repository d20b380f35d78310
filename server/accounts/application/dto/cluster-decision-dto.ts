import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import type { OutcomeDto } from "./review-case-dto";

/** What came of a decision on several accounts: for each an entry of the audit trail, or why it was refused. */
export type ClusterDecidedDto = {
  readonly answers: readonly {
    readonly accountId: string;
    /** Null where it was decided. */
    readonly code: RefusalCode | null;
    readonly sentence: string | null;
    readonly auditEntryId: string | null;
  }[];
};

/** Asked of a second person: what waits, and how many of those to be locked are contained by now. */
export type ClusterAskedDto = {
  readonly approvalId: string;
  readonly expiresAt: Date;
  readonly waiting: number;
  readonly contained: number;
  readonly toContain: number;
};

/** How linked accounts may be decided together, and how many at once. */
export type ClusterChoicesDto = {
  readonly outcomes: readonly ClusterOutcomeDto[];
  readonly most: number;
  /** With a second person, who may be asked for more. */
  readonly mostAsked: number;
  /** Of those to be locked so many are locked before anybody answered. */
  readonly containedAtOnce: number;
};

export type ClusterOutcomeDto = Pick<OutcomeDto, "label" | "reasons" | "noteRequired" | "noteMinimum"> & {
  readonly outcome: "CLEAR" | "VERIFY" | "LIMIT" | "LOCK";
};
