import type { OwnStatementDto } from "./hold-dto";

/** One of the holder's own addresses. */
export type OwnAddressDto = {
  readonly id: string;
  readonly recipient: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly country: string;
  readonly isDefault: boolean;
};

export type OwnAddressesDto = {
  /** The default first, then the oldest. */
  readonly addresses: readonly OwnAddressDto[];
  readonly most: number;
  /** A buyer profile stands behind them; staff have none. */
  readonly canAdd: boolean;
};

/** What the holder may switch, and whether it is on. */
export type OwnChoicesDto = { readonly OFFERS: boolean; readonly TIPS: boolean };

export type OwnDataPageDto = {
  readonly exportsPerDay: number;
  readonly statements: readonly OwnStatementDto[];
};

export type OwnClosingDto = {
  readonly closesAt: Date | null;
  readonly coolingOffDays: number;
  readonly contactsKeptDays: number;
};
