import type { StandingStatus } from "@/server/accounts/domain/value-objects/account-status";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { RoleType } from "@/server/accounts/domain/value-objects/role-type";
import type { AccountNameDto } from "./account-dto";

/** What the reader wants the text to be; ANY guesses from its look. */
export const LOOKUP_SCOPES = ["ANY", "ID", "EMAIL", "PHONE", "GSTIN", "EXTERNAL_ID", "NAME"] as const;

export type LookupScope = (typeof LOOKUP_SCOPES)[number];

/** How the text was read. */
export type LookupKind = "ID" | "EMAIL" | "PHONE" | "GSTIN" | "EXTERNAL_ID" | "NAME" | "NEWEST";

export type LookupDto = {
  readonly kind: LookupKind;
  /** "searching by: phone (end)". */
  readonly kindLabel: string;
  readonly outcome: "FOUND" | "NONE" | "TOO_SHORT" | "TOO_MANY";
  /** What to do about TOO_SHORT and TOO_MANY. */
  readonly hint: string | null;
  readonly accounts: readonly AccountHitDto[];
  readonly stores: readonly StoreHitDto[];
  /** Open cases of the accounts found; empty for roles that do not read cases. */
  readonly cases: readonly CaseHitDto[];
  /** The one account an exact identifier names: Enter opens it. */
  readonly exactAccountId: string | null;
  readonly nextCursor: string | null;
  /** Stands for the text in a URL for 10 minutes, so that no contact ever does. Null for an empty text. */
  readonly lq: string | null;
};

export type AccountHitDto = {
  readonly id: string;
  readonly name: AccountNameDto;
  readonly match: { readonly kind: LookupKind; readonly label: string; readonly exact: boolean };
  readonly risk: RiskLevel;
  /** Whole points, rounded down; null for roles that see the level only. */
  readonly score: number | null;
  readonly standingStatus: StandingStatus;
  readonly lockUntil: Date | null;
  readonly roles: readonly RoleType[];
  readonly kyc: KycLevel;
  readonly maskedEmail: string | null;
  readonly maskedPhone: string | null;
  readonly maskedGstin: string | null;
  readonly storeName: string | null;
  readonly externalId: string | null;
  readonly lastSeenAt: Date | null;
  readonly createdAt: Date;
};

export type StoreHitDto = {
  readonly accountId: string;
  readonly storeName: string;
  readonly owner: AccountNameDto;
};

export type CaseHitDto = {
  readonly caseId: string;
  readonly accountId: string;
  readonly name: AccountNameDto;
  readonly reasonLabel: string;
  readonly dueAt: Date;
};
