import type { Page } from "./page";

export const ACTIVITY_KINDS = ["SIGN_IN", "ORDER", "PAYMENT", "TRUST", "ACCOUNT", "STAFF", "SYSTEM"] as const;

export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export type ActivityDto = Page<ActivityRowDto>;

/** One line of the account's timeline: an audit entry or a signal. */
export type ActivityRowDto = {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly kindLabel: string;
  readonly at: Date;
  readonly words: string;
  readonly refused: boolean;
  /** The moment "explain at" opens; null for lines that moved no score and for roles that do not read trust. */
  readonly explainAt: Date | null;
  readonly auditEntryId: string | null;
};
