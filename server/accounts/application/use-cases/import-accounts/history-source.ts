import type { ImportKind } from "@/server/accounts/application/ports/outbound/import-run-repository";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { Result } from "@/server/accounts/domain/result";
import type { Email } from "@/server/accounts/domain/value-objects/email";
import type { PersonName } from "@/server/accounts/domain/value-objects/person-name";
import type { Phone } from "@/server/accounts/domain/value-objects/phone";
import type { StoreName } from "@/server/accounts/domain/value-objects/store-name";
import type { HistoricSignal } from "../record-history/account-history";

/** A row that was left out. Everything beside it was taken. */
export type RowProblem = { readonly file: string; readonly line: number; readonly reason: string };

/** One account of the set with all that the set knows about it. Times are shifted already. */
export type ImportedHistory = {
  readonly externalId: string;
  readonly name: PersonName;
  /** Unproved, and only where the set knows one. */
  readonly email?: Email | null;
  readonly phone?: Phone | null;
  readonly buys: boolean;
  readonly storeName: StoreName | null;
  /** First seen in the set; null when no order names the account. */
  readonly joinedAt: Date | null;
  readonly signals: readonly HistoricSignal[];
  /** Where the set names it, for whoever is told of a problem. */
  readonly line?: number;
};

/** What a first reading of the whole set found. */
export type Survey = {
  /** Of the facts, in the set's own time; null when it holds none. */
  readonly span: { readonly oldestAt: Date; readonly newestAt: Date } | null;
  readonly typicalMinor: number;
  readonly accountCount: number;
  readonly rowsRead: Readonly<Record<string, number>>;
  readonly problemCount: number;
  /** What the set says that became nobody's signal, by reason. */
  readonly silent: Readonly<Record<string, number>>;
};

export type Basis = { readonly shiftDays: number; readonly typicalMinor: number; readonly policy: TrustPolicy };

/** A set of another system's accounts and facts. Read once; told account by account, in bounded memory. */
export type HistorySource = {
  readonly kind: ImportKind;
  /** VALIDATION for a set that can't be read at all. */
  survey(): Promise<Result<Survey>>;
  /** After the survey: every account once, in the order of external ids. */
  histories(basis: Basis): AsyncIterable<ImportedHistory>;
};
