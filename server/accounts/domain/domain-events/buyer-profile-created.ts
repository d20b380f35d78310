import type { AccountEvent } from "./event-shape";

/** The account has a buyer side. */
export type BuyerProfileCreated = AccountEvent<"BuyerProfileCreated">;
