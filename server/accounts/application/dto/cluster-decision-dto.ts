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

/** How linked accounts may be decided together, and how many at once. */
export type ClusterChoicesDto = {
  readonly outcomes: readonly ClusterOutcomeDto[];
  readonly most: number;
};

export type ClusterOutcomeDto = Pick<OutcomeDto, "label" | "reasons" | "noteRequired" | "noteMinimum"> & {
  readonly outcome: "CLEAR" | "VERIFY" | "LIMIT" | "LOCK";
};
