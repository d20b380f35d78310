import type { AccountEvent } from "./event-shape";

/** Contacts, profiles, addresses or what somebody applies with changed; consumers read the new values where they may. */
export type AccountDetailsChanged = AccountEvent<
  "AccountDetailsChanged",
  {
    readonly changed: readonly (
      | "email"
      | "phone"
      | "buyerProfile"
      | "sellerProfile"
      | "sellerApplication"
      | "addresses"
    )[];
  }
>;
