import type { ClusterMemberState } from "@/server/accounts/domain/entities/cluster-member";
import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import type { StandingStatus } from "@/server/accounts/domain/value-objects/account-status";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { AccountRefDto } from "./account-dto";

/** One account of a request about linked accounts: what is asked, what changed since, what came of it. */
export type ClusterRequestRowDto = {
  readonly account: AccountRefDto;
  /** "Lock for 24 hours"; null for one that was left out. */
  readonly decision: string | null;
  readonly reason: string | null;
  /** Over how many links, and by what: "Same device". */
  readonly steps: number;
  readonly links: readonly string[];
  readonly riskLevel: RiskLevel;
  readonly standingStatus: StandingStatus;
  /** What is other than when it was asked, in words; empty once it was decided. */
  readonly changes: readonly string[];
  readonly state: ClusterMemberState;
  readonly stateLabel: string;
  readonly code: RefusalCode | null;
  readonly because: string | null;
  readonly auditEntryId: string | null;
};

export type ClusterRequestDto = {
  readonly rows: readonly ClusterRequestRowDto[];
  /** How many there are of each decision, the most first: "Lock for 24 hours, Payment fraud". */
  readonly decisions: readonly { readonly label: string; readonly count: number }[];
  readonly progress: {
    readonly asked: number;
    readonly decided: number;
    readonly refused: number;
    /** Marked, and not looked at yet. */
    readonly toGo: number;
    readonly contained: number;
    readonly leftOut: number;
    readonly changed: number;
  };
};
