import { searchable } from "@/server/accounts/application/dto/search-text";
import { type DomainEventType, wireType } from "@/server/accounts/domain/domain-events/domain-event";

/** What the summary is made of: the account's present state, never what an event remembers of it. */
export type AccountSummarySource = {
  readonly accountId: string;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly buyerName: string | null;
  readonly storeName: string | null;
  readonly gstNumber: string | null;
  readonly emailKey: string | null;
  readonly phoneKey: string | null;
  readonly roles: readonly string[];
  readonly createdAt: Date;
  readonly version: number;
};

/** A row of `account_summary`. */
export type AccountSummaryRow = {
  readonly accountId: string;
  /** Empty when nobody gave a name: what is shown then is the masked contact, made when it is read. */
  readonly displayName: string;
  readonly storeName: string | null;
  readonly searchText: string;
  readonly roles: readonly string[];
  readonly createdAt: Date;
  readonly version: number;
};

/** The row an account has: same account, same row, whichever event asked and however often. */
export function projectAccountSummary(source: AccountSummarySource): AccountSummaryRow {
  const person = source.name ?? source.buyerName;
  return {
    accountId: source.accountId,
    displayName: source.storeName ?? person ?? "",
    storeName: source.storeName,
    searchText: searchLines([
      person,
      source.storeName,
      source.emailKey,
      source.phoneKey,
      source.gstNumber,
      source.externalId,
    ]),
    roles: [...source.roles].sort(),
    createdAt: source.createdAt,
    version: source.version,
  };
}

/** One searchable line per part; parts that are missing, or come twice, take no line. */
function searchLines(parts: readonly (string | null)[]): string {
  const lines = parts.flatMap((part) => (part === null ? [] : [searchable(part)]));
  return [...new Set(lines)].filter((line) => line !== "").join("\n");
}

/** The events after which the row may be another. A new event that was forgotten here does not compile. */
const changesTheRow: Readonly<Record<DomainEventType, boolean>> = {
  AccountActivated: true,
  AccountCreated: true,
  AccountDetailsChanged: true,
  AccountDisabled: true,
  AccountLocked: true,
  AccountSuspended: true,
  AccountUnlocked: true,
  AccountVerified: true,
  BuyerProfileCreated: true,
  RoleAssigned: true,
  RoleRevoked: true,
  SellerOnboardingAdvanced: true,
  SellerUpgraded: true,
  DeviceRecorded: false,
  LoggedOut: false,
  LoginFailed: false,
  LoginSuccess: false,
  ReviewCaseDecided: false,
  ReviewCaseOpened: false,
  RiskIncreased: false,
  SessionCreated: false,
  SessionRevoked: false,
  TrustOverridden: false,
  TrustOverrideEnded: false,
  TrustPolicyPublished: false,
  TrustScoreUpdated: false,
  TrustSignalRecorded: false,
};

const isDomainEventType = (type: string): type is DomainEventType => type in changesTheRow;

/** The wire types the projection listens to: status and lock too, since they count up the version the row carries. */
export const accountSummaryEvents: ReadonlySet<string> = new Set(
  Object.entries(changesTheRow).flatMap(([type, changes]) =>
    changes && isDomainEventType(type) ? [wireType({ type })] : [],
  ),
);
