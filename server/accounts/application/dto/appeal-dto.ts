import type { AccountRefDto } from "./account-dto";
import type { OwnAppealDto, OwnStatementDto } from "./hold-dto";

/** One line of the list of appeals. */
export type AppealRowDto = {
  readonly id: string;
  readonly account: AccountRefDto;
  readonly state: OwnAppealDto["state"];
  readonly decision: OwnStatementDto["decision"];
  readonly decisionLabel: string;
  readonly stateLabel: string;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
};

export type AppealPageDto = { readonly rows: readonly AppealRowDto[]; readonly nextCursor: string | null };

/** An appeal with what it is about, and why this reader may not answer it, if so. */
export type AppealDto = {
  readonly id: string;
  readonly account: AccountRefDto;
  readonly statement: OwnStatementDto;
  readonly decisionLabel: string;
  readonly stateLabel: string;
  readonly reasonLabel: string;
  readonly isAutomated: boolean;
  /** Who took part in the decision, by name. */
  readonly decidedByNames: readonly string[];
  /** The entry of the audit trail that the decision left. */
  readonly auditEntryId: string;
  readonly answeredByName: string | null;
  /** What REVERSED would do now. */
  readonly reversal: "NOTHING" | "LOCK_LIFTED" | "LIMIT_LIFTED" | "ACTIVATION_ASKED" | "MAY_REAPPLY";
  /** A sentence when somebody else has to answer, or it is answered already. */
  readonly blockedBecause: string | null;
};
