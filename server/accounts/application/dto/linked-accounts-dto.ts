import type { StandingStatus } from "@/server/accounts/domain/value-objects/account-status";
import type { LinkKind } from "@/server/accounts/domain/value-objects/link-kind";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { AccountRefDto } from "./account-dto";
import type { ClusterChoicesDto } from "./cluster-decision-dto";

/** What an account shares with the one before it. Never the thing itself. */
export type LinkDto = {
  readonly kind: LinkKind;
  readonly label: string;
  /** How many things of the kind. */
  readonly things: number;
  readonly since: Date;
};

export type LinkedAccountDto = {
  readonly account: AccountRefDto;
  readonly riskLevel: RiskLevel;
  readonly standingStatus: StandingStatus;
  /** Over how many links: 1 for a direct one. */
  readonly steps: number;
  /** Through whom, where the link is not direct. */
  readonly via: AccountRefDto | null;
  readonly links: readonly LinkDto[];
  readonly openCase: { readonly id: string; readonly version: number } | null;
};

/** Everybody who hangs together with an account by what they share: the nearest first. */
export type LinkedAccountsDto = {
  readonly direct: number;
  readonly locked: number;
  readonly rows: readonly LinkedAccountDto[];
  /** There are more, which were not followed. */
  readonly isCut: boolean;
  /** The account itself, which is decided with them. */
  readonly self: Pick<LinkedAccountDto, "account" | "riskLevel" | "standingStatus" | "openCase">;
  /** How this reader may decide them together; null for those who may not. */
  readonly choices: ClusterChoicesDto | null;
};
