import type { AccountEvent } from "./event-shape";

/** Contacts or profiles changed; consumers read the new values where they may. */
export type AccountDetailsChanged = AccountEvent<
  "AccountDetailsChanged",
  {
    readonly changed: readonly ("email" | "phone" | "buyerProfile" | "sellerProfile")[];
  }
>;
