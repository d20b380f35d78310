/** A decision as its holder reads it, with what became of their appeal. */
export type OwnStatementDto = {
  readonly id: string;
  readonly decision: "LOCK" | "SUSPEND" | "DISABLE" | "LIMIT" | "REJECT_SELLER";
  readonly subject: string;
  /** Headings and what stands under them, as sent. */
  readonly sections: readonly { readonly heading: string; readonly words: string }[];
  readonly until: Date | null;
  readonly createdAt: Date;
  readonly appeal: OwnAppealDto | null;
};

export type OwnAppealDto = {
  readonly state: "OPEN" | "UPHELD" | "REVERSED";
  readonly text: string;
  readonly createdAt: Date;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
};

/** All that a holder sees of an account on hold. */
export type HoldDto = {
  readonly state: "LOCKED" | "SUSPENDED" | "DISABLED";
  readonly since: Date | null;
  readonly until: Date | null;
  /** They closed it themselves. */
  readonly closedByHolder: boolean;
  /** Newest first. */
  readonly statements: readonly OwnStatementDto[];
};
